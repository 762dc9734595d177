import { Fragment } from "react";
import type { SnippetPart } from "#lib/search/snippet.ts";

/** A text with what was searched for marked. */
export function Marked({ parts }: { parts: SnippetPart[] }) {
  return parts.map((part, at) => {
    const key = `${at} ${part.text}`;
    return part.match ? <mark key={key}>{part.text}</mark> : <Fragment key={key}>{part.text}</Fragment>;
  });
}
