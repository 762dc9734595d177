"use client";

import { type Told, useRefused } from "#components/ui/labelled.tsx";
import { PlainSelect, type SelectProps } from "#components/ui/plain-fields.tsx";

/** A labelled choice of one from a list, that keeps what was chosen and says what is wrong with it, as the form was told. */
export function Select({ state, ...about }: SelectProps & Told) {
  return <PlainSelect {...about} refused={useRefused(state)} />;
}
