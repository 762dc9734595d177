"use client";

import { type Told, useRefused } from "#components/ui/labelled.tsx";
import { type FieldProps, PlainField } from "#components/ui/plain-fields.tsx";

/** A labelled field that keeps what was typed and says what is wrong with it, as the form around it was told. */
export function Field({ state, ...about }: FieldProps & Told) {
  return <PlainField {...about} refused={useRefused(state)} />;
}
