"use client";

import { ActionForm } from "#components/ui/action-form.tsx";
import { Field } from "#components/ui/field.tsx";
import { handInLink } from "#lib/links/actions.ts";

/** A link and nothing else: what it is called is found on its page. */
export function QuickHandIn() {
  return (
    <ActionForm action={handInLink} button="Save the link" className="inline-form quick-hand-in" label="Save a link">
      <Field label="Link" name="url" inputMode="url" required maxLength={2_000} verbatim />
    </ActionForm>
  );
}
