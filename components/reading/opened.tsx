"use client";

import { useEffect } from "react";
import { retried } from "#components/ui/retried.ts";
import { noteOpening } from "#lib/reading/actions.ts";
import type { PieceFields } from "#lib/reading/piece-form.ts";

// A page that is gone back to is shown from what the browser has, and was opened once all the same.
const told = new Set<string>();

/** Tells that a piece is on the screen, when its page was fetched by a script, which may have fetched it for nothing. */
export function Opened({ piece, made }: { piece: PieceFields; made: string }) {
  useEffect(() => {
    if (told.has(made)) return;
    told.add(made);
    const form = new FormData();
    for (const [name, value] of Object.entries(piece)) form.set(name, value);
    // An opening that cannot be noted is not worth a message.
    retried(() => noteOpening(form)).catch(() => {});
  }, [piece, made]);
  return null;
}
