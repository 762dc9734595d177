"use client";

import { type About, Labelled } from "#components/ui/labelled.tsx";

/** A labelled field for one file, that says what is wrong with it. */
export function FileField({ accept, ...about }: About & { accept: string }) {
  return <Labelled {...about}>{(control) => <input type="file" accept={accept} required {...control} />}</Labelled>;
}
