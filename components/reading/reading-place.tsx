"use client";

import { useEffect } from "react";
import { anchorOf, findAnchor } from "#components/reading/anchor.ts";
import { retried } from "#components/ui/retried.ts";
import { keepReadingPlace, markPostRead } from "#lib/reading/actions.ts";

type Props = { postId: string; anchor: string | null; read: boolean };

const QUIET = 1_500;

/**
 * Opens an article where the reader stopped, on any device, keeps the place while they read, and marks the piece as read
 * when its end has been on the screen. The place is the beginning of the paragraph at the top, which survives another
 * width, another size and a correction further up.
 */
export function ReadingPlace({ postId, anchor, read }: Props) {
  // biome-ignore lint/correctness/useExhaustiveDependencies: the place is taken up once, when the article opens.
  useEffect(() => {
    const body = document.querySelector<HTMLElement>("[data-reading]");
    const end = document.querySelector<HTMLElement>("[data-reading-end]");
    if (!body || !end) return;
    if (anchor && !window.location.hash && window.scrollY < 10) findAnchor(body, anchor)?.scrollIntoView();

    let timer: ReturnType<typeof setTimeout> | undefined;
    let noted: ReturnType<typeof setTimeout> | undefined;
    let here = anchor;
    let kept = anchor;
    let finished = read;
    const send = (action: typeof markPostRead, fields: Record<string, string>) => {
      const form = new FormData();
      for (const [name, value] of Object.entries({ postId, ...fields })) form.set(name, value);
      // Losing a place is not worth a message: the next pause sends it again.
      retried(() => action(form)).catch(() => {});
    };
    const keep = () => {
      if (finished || here === null || here === kept) return;
      kept = here;
      send(keepReadingPlace, { anchor: here });
    };
    // Noted while the text is there: when the reader leaves by a link, it is gone before this can look again.
    const note = () => {
      noted = undefined;
      here = anchorOf(body) ?? here;
    };
    let hasScrolled = false;
    let endIsSeen = false;
    // A short piece may end on the first screen: seeing the end alone is not reading.
    const finish = () => {
      if (finished || !hasScrolled || !endIsSeen) return;
      finished = true;
      clearTimeout(timer);
      send(markPostRead, {});
    };
    const onScroll = () => {
      hasScrolled = true;
      noted ??= setTimeout(note, 100);
      clearTimeout(timer);
      timer = setTimeout(keep, QUIET);
      finish();
    };
    const seen = new IntersectionObserver((entries) => {
      endIsSeen = entries.some((entry) => entry.isIntersecting);
      finish();
    });
    window.addEventListener("scroll", onScroll, { passive: true });
    document.addEventListener("visibilitychange", keep);
    if (!read) seen.observe(end);
    return () => {
      clearTimeout(timer);
      clearTimeout(noted);
      keep();
      seen.disconnect();
      window.removeEventListener("scroll", onScroll);
      document.removeEventListener("visibilitychange", keep);
    };
  }, [postId]);
  return null;
}
