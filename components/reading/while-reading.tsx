"use client";

import { Selecting } from "#components/highlights/selecting.tsx";
import { Opened } from "#components/reading/opened.tsx";
import { ReadingPlace } from "#components/reading/reading-place.tsx";
import type { PieceFields } from "#lib/reading/piece-form.ts";

type Props = {
  piece: PieceFields;
  notes: Record<string, string>;
  /** Where the reader stopped, and whether they have read it; null where their place is not kept. */
  place: { anchor: string | null; read: boolean } | null;
  /** The request that made the page, where nobody but a script can tell that it is on the screen. */
  made?: string | null;
};

/** What a script does beside a text that somebody reads. */
export function WhileReading({ piece, notes, place, made }: Props) {
  return (
    <>
      {made && <Opened piece={piece} made={made} />}
      <Selecting piece={piece} notes={notes} />
      {place && <ReadingPlace piece={piece} {...place} />}
    </>
  );
}
