"use client";

import { useEffect, useRef, useState, useTransition } from "react";
import { describeRange, type Selected, selectedRange } from "#components/highlights/selected.ts";
import { useSelection } from "#components/highlights/use-selection.ts";
import { announce, isBrokenConnection, isNavigation, retried } from "#components/ui/retried.ts";
import { addHighlight } from "#lib/highlights/actions.ts";
import { MOST_QUOTED } from "#lib/highlights/selector.ts";
import type { PieceFields } from "#lib/reading/piece-form.ts";

type Props = { piece: PieceFields; note: (passage: Selected) => void };

/** What can be done with what is selected, beside it: on a phone at the foot of the screen, where no menu lies over it. */
export function PassageBar({ piece, note }: Props) {
  const body = document.querySelector<HTMLElement>("[data-reading]");
  const bar = useRef<HTMLDivElement>(null);
  const [range, drop] = useSelection(body, bar, selectedRange);
  const [refusal, setRefusal] = useState("");
  const [isWaiting, start] = useTransition();
  useEffect(() => {
    setRefusal("");
    if (range && bar.current) placeBelow(bar.current, range);
  }, [range]);
  if (!range || !body) return null;

  /** What is selected, or says that it is too much. */
  function passage(): Selected | null {
    const described = range && body ? describeRange(range, body) : null;
    if (!described || !("tooLong" in described)) return described;
    setRefusal(`That is ${described.tooLong} characters; keep at most ${MOST_QUOTED} at once.`);
    return null;
  }

  function highlight() {
    const described = passage();
    if (!described || !range) return;
    const isByKeyboard = bar.current?.contains(document.activeElement) ?? false;
    const form = new FormData();
    for (const [name, value] of Object.entries({ ...piece, ...described })) form.set(name, String(value));
    paintAtOnce(range);
    start(async () => {
      // The same passage twice is one: it may be sent again.
      const result = await retried(() => addHighlight(form)).catch((error: unknown) => {
        if (isNavigation(error)) throw error;
        return { ok: false as const, message: isBrokenConnection(error) ? "No connection. Try again." : "Try again." };
      });
      if (!result?.ok) {
        unpaint();
        return setRefusal(result?.message ?? "Try again.");
      }
      announce("Highlighted");
      drop();
      whenThere(`.highlight-link[data-highlight="${String(result.data)}"]`, (link) => {
        unpaint();
        if (isByKeyboard) link?.focus({ preventScroll: true });
      });
    });
  }

  const noteIt = () => {
    const described = passage();
    if (described) note(described);
  };
  return (
    <div
      ref={bar}
      role="toolbar"
      aria-label="Selected passage"
      className="passage-bar"
      onPointerDown={(event) => event.preventDefault()}
    >
      <button
        type="button"
        className="text-button"
        data-key="h"
        aria-keyshortcuts="h"
        aria-busy={isWaiting}
        onClick={highlight}
      >
        Highlight
      </button>
      <button type="button" className="text-button" onClick={noteIt}>
        Note
      </button>
      {refusal && (
        <span role="alert" className="refusal">
          {refusal}
        </span>
      )}
    </div>
  );
}

/** Below the end of what is selected, inside the window; on a phone the style sheet says where. */
function placeBelow(bar: HTMLElement, range: Range) {
  const last = [...range.getClientRects()].at(-1) ?? range.getBoundingClientRect();
  const left = Math.max(8, Math.min(last.right - bar.offsetWidth / 2, window.innerWidth - bar.offsetWidth - 8));
  bar.style.setProperty("--left", `${left + window.scrollX}px`);
  bar.style.setProperty("--top", `${last.bottom + window.scrollY + 8}px`);
}

/** Shows the highlight before the server has answered, without touching the text (CSS Custom Highlight API). */
function paintAtOnce(range: Range) {
  if ("highlights" in CSS) CSS.highlights.set("fresh", new Highlight(range));
}

/** Calls once the page shows what it was sent; after two seconds without. */
function whenThere(selector: string, then: (element: HTMLElement | null) => void) {
  const end = Date.now() + 2_000;
  const look = () => {
    const element = document.querySelector<HTMLElement>(selector);
    if (element || Date.now() > end) then(element);
    else requestAnimationFrame(look);
  };
  look();
}

const unpaint = () => "highlights" in CSS && CSS.highlights.delete("fresh");
