"use client";

import { ActionForm } from "#components/ui/action-form.tsx";
import { Field } from "#components/ui/field.tsx";
import { readForImport } from "#lib/links/import-actions.ts";

/** The address of a page to be imported. */
export function ReadForImport({ url }: { url: string }) {
  return (
    <ActionForm action={readForImport} button="Read it" isPrimary>
      <Field label="Address" name="url" inputMode="url" required maxLength={2_000} verbatim defaultValue={url} />
    </ActionForm>
  );
}
