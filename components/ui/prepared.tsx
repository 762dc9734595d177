"use client";

import { type AriaAttributes, useEffect, useLayoutEffect, useRef, useState } from "react";
import { isShownAhead, takeOver } from "#components/ui/ahead.ts";
import { afterFirstLook, isSeenFromTop } from "#components/ui/first-look.ts";
import type { PageTexts } from "#lib/page-texts.ts";

type PreparedText = {
  /** Names the text by what it says. */
  id: string;
  /** The text, of our own components (lib/markup.ts); left out where it stands in the document (lib/page-texts.ts). */
  html?: string;
};

export type PreparedProps = {
  text: PreparedText;
  as?: "div" | "aside" | "details" | "footer" | "header" | "section";
  className?: string | undefined;
  id?: string;
  lang?: string | undefined;
  "data-reading"?: boolean;
  /** Set for what stands below the first screen: it may come right after that. */
  isBelow?: boolean;
  "aria-label"?: AriaAttributes["aria-label"];
  "aria-labelledby"?: AriaAttributes["aria-labelledby"];
};

/**
 * A part of a page that comes as HTML. When the page is made anew only what differs is exchanged, so that the focus, what
 * is unfolded and what is chosen stay; the code for that is loaded when it is first needed.
 */
export function Prepared({ text: { id, html }, as = "div", isBelow = false, ...attributes }: PreparedProps) {
  // All of them are elements with the same attributes.
  const Element = as as "div";
  const [{ first, isLate, isAhead }] = useState(() => {
    const text = html ?? textOf(id);
    return { first: text, isLate: isBelow && isSeenFromTop(), isAhead: isShownAhead(text) };
  });
  const shown = useRef(id);
  const box = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    if (isAhead && box.current) takeOver(box.current, first);
  }, [isAhead, first]);
  useEffect(() => {
    if (isLate)
      afterFirstLook(() => {
        // What was exchanged meanwhile is there already.
        if (box.current?.childNodes.length === 0) box.current.innerHTML = first;
      });
  }, [isLate, first]);
  useEffect(() => {
    if (id === shown.current) return;
    shown.current = id;
    // Back within one path leads to what the document was loaded with, which is only named.
    const wanted = html ?? textOf(id);
    import("#components/ui/exchange.ts").then(
      ({ exchange }) => box.current && shown.current === id && exchange(box.current, wanted),
      // Without it the part is written anew.
      () => {
        if (box.current) box.current.innerHTML = wanted;
      },
    );
  }, [id, html]);
  const made = isLate || isAhead ? "" : first;
  // biome-ignore lint/security/noDangerouslySetInnerHtml: rendered by React, of our own components.
  return <Element ref={box} {...attributes} data-text={id} dangerouslySetInnerHTML={{ __html: made }} />;
}

/** The texts of the document that was loaded, as they stood there when scripts began: Back shows its page once more. */
const found = new Map<string, string>();

function textOf(id: string): string {
  if (typeof document === "undefined") {
    const { aiBriefingTexts } = globalThis as typeof globalThis & { aiBriefingTexts?: PageTexts };
    // Its text is put there when the document is sent.
    return aiBriefingTexts?.getStore()?.texts.get(id)?.mark ?? "";
  }
  const text = found.get(id) ?? document.querySelector(`[data-text="${id}"]`)?.innerHTML;
  if (text === undefined) reportError(new Error("a prepared text is not in its document"));
  found.set(id, text ?? "");
  return text ?? "";
}
