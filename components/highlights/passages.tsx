"use client";

import { useEffect, useState } from "react";
import { HighlightDialog } from "#components/highlights/highlight-dialog.tsx";
import { PassageBar } from "#components/highlights/passage-bar.tsx";
import { Removed } from "#components/highlights/removed.tsx";
import type { Selected } from "#components/highlights/selected.ts";
import type { PieceFields } from "#lib/reading/piece-form.ts";

export type PassagesProps = {
  piece: PieceFields;
  notes: Record<string, string>;
  /** The highlight that was pressed. */
  opened: string | null;
  close: () => void;
};

/** What happens on an article with what its reader selects and has marked. */
export function Passages({ piece, notes, opened, close }: PassagesProps) {
  const [noted, note] = useState<Selected | null>(null);
  const [removed, setRemoved] = useState<string | null>(null);
  useEffect(() => {
    if (noted || opened) setRemoved(null);
  }, [noted, opened]);
  return (
    <>
      {!noted && !opened && <PassageBar piece={piece} note={note} />}
      {noted && <HighlightDialog piece={piece} passage={noted} note="" onClose={() => note(null)} />}
      {opened && (
        <HighlightDialog
          key={opened}
          id={opened}
          piece={piece}
          passage={{ exact: quotedOnPage(opened) }}
          note={notes[opened] ?? ""}
          onClose={close}
          onRemoved={() => setRemoved(opened)}
        />
      )}
      {removed && <Removed id={removed} onDone={() => setRemoved(null)} />}
    </>
  );
}

const quotedOnPage = (id: string) =>
  [...document.querySelectorAll(`mark[data-highlight~="${id}"]`)].map((mark) => mark.textContent).join(" ");
