"use client";

import { useEffect } from "react";
import { afterPaint } from "#components/ui/after-paint.ts";
import { announce } from "#components/ui/retried.ts";

type Props = { words: string; once: boolean };

/**
 * Says aloud what a press did, as it comes to a page that is open. What is to be said `once` goes from the address: the page
 * that is loaded again has no reason to say it.
 */
export function Said({ words, once }: Props) {
  useEffect(() => {
    if ("awake" in document.documentElement.dataset) announce(words);
    // Next follows the address only from when it has begun.
    if (once) afterPaint(forget);
  }, [words, once]);
  return null;
}

function forget() {
  const url = new URL(location.href);
  if (!url.searchParams.has("done")) return;
  url.searchParams.delete("done");
  history.replaceState(null, "", url);
}
