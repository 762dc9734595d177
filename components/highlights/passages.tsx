"use client";

import { useEffect, useState } from "react";
import { HighlightDialog } from "#components/highlights/highlight-dialog.tsx";
import { PassageBar } from "#components/highlights/passage-bar.tsx";
import { Removed } from "#components/highlights/removed.tsx";
import type { Selected } from "#components/highlights/selected.ts";

export type PassagesProps = {
  postId: string;
  notes: Record<string, string>;
  /** The highlight that was pressed. */
  opened: string | null;
  close: () => void;
};

/** What happens on an article with what its reader selects and has marked. */
export function Passages({ postId, notes, opened, close }: PassagesProps) {
  const [noted, note] = useState<Selected | null>(null);
  const [removed, setRemoved] = useState<string | null>(null);
  useEffect(() => {
    if (noted || opened) setRemoved(null);
  }, [noted, opened]);
  return (
    <>
      {!noted && !opened && <PassageBar postId={postId} note={note} />}
      {noted && <HighlightDialog postId={postId} passage={noted} note="" onClose={() => note(null)} />}
      {opened && (
        <HighlightDialog
          key={opened}
          id={opened}
          postId={postId}
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
