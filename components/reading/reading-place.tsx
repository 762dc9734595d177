"use client";

import { useEffect } from "react";
import { movementFrom } from "#components/reading/movement.ts";
import { retried } from "#components/ui/retried.ts";
import { keepReadingPlace, reachPostEnd } from "#lib/reading/actions.ts";
import type { PieceFields } from "#lib/reading/piece-form.ts";

type Props = { piece: PieceFields; anchor: string | null; read: boolean };

const QUIET = 1_500;

// What finds words on the screen is loaded when there is a place to show or to keep.
const finding = () => import("#components/reading/place.ts");

/**
 * Opens an article where the reader stopped, on any device, keeps the place while they read, and marks the piece as
 * finished when they have read on to its end. The place is the words at the top of the screen, which survive another width,
 * another size and a correction; it is sent with its age, so that an old tab does not pass for a new place.
 */
export function ReadingPlace({ piece, anchor, read }: Props) {
  const [id] = Object.values(piece);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the place is taken up once, when the article opens.
  useEffect(() => {
    const body = document.querySelector<HTMLElement>("[data-reading]");
    const end = document.querySelector<HTMLElement>("[data-reading-end]");
    if (!body || !end) return;
    let left = false;
    // Where the place was shown: that the page moved there says nothing of its reader.
    let shown = Number.NaN;
    let movement = movementFrom(window.scrollY);
    let place: Awaited<ReturnType<typeof finding>> | undefined;
    if (anchor && !window.location.hash && window.scrollY < 10)
      finding()
        .then((loaded) => {
          place = loaded;
          if (!left && window.scrollY < 10)
            place.showPlace(body, anchor, (top) => {
              shown = top;
              movement = movementFrom(top);
            });
        })
        .catch(() => {});

    let timer: ReturnType<typeof setTimeout> | undefined;
    let noted: ReturnType<typeof setTimeout> | undefined;
    let here = { words: anchor, at: Date.now() };
    let kept = anchor;
    let finished = read;
    const send = (action: typeof reachPostEnd, fields: Record<string, string>) => {
      const form = new FormData();
      for (const [name, value] of Object.entries({ ...piece, ...fields })) form.set(name, value);
      // Losing a place is not worth a message: the next pause sends it again.
      retried(() => action(form)).catch(() => {});
    };
    const keep = () => {
      if (finished || here.words === null || here.words === kept) return;
      kept = here.words;
      send(keepReadingPlace, { anchor: kept, age: String(Math.max(0, Date.now() - here.at)) });
    };
    // Noted while the text is there: when the reader leaves by a link, it is gone before this can look again.
    const note = async () => {
      place ??= await finding().catch(() => undefined);
      noted = undefined;
      const words = left || !place ? null : place.placeOf(body);
      if (words !== null && words !== here.words) here = { words, at: Date.now() };
    };
    let hasScrolled = false;
    let endIsSeen = false;
    // A link to what follows the text shows its end at once.
    let isJumpedTo = window.location.hash !== "";
    // A short piece may end on the first screen: seeing the end alone is not reading.
    const finish = () => {
      if (finished || !hasScrolled || !endIsSeen || isJumpedTo) return;
      finished = true;
      clearTimeout(timer);
      send(reachPostEnd, {});
    };
    const onScroll = () => {
      if (Math.abs(window.scrollY - shown) < 2) return;
      shown = Number.NaN;
      hasScrolled = true;
      movement.moved(window.scrollY, performance.now());
      noted ??= setTimeout(note, 100);
      clearTimeout(timer);
      timer = setTimeout(keep, QUIET);
      finish();
    };
    const seen = new IntersectionObserver((entries) => {
      endIsSeen = entries.some((entry) => entry.isIntersecting);
      // Only who goes back and comes to it again may have read what was passed over.
      isJumpedTo = endIsSeen && (isJumpedTo || !movement.isReadingOn(window.innerHeight));
      finish();
    });
    window.addEventListener("scroll", onScroll, { passive: true });
    document.addEventListener("visibilitychange", keep);
    if (!read) seen.observe(end);
    return () => {
      left = true;
      clearTimeout(timer);
      clearTimeout(noted);
      keep();
      seen.disconnect();
      window.removeEventListener("scroll", onScroll);
      document.removeEventListener("visibilitychange", keep);
    };
  }, [id, read]);
  return null;
}
