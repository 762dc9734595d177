"use client";

import { ActionForm } from "#components/ui/action-form.tsx";
import { Field } from "#components/ui/field.tsx";
import { handInMany } from "#lib/links/actions.ts";
import { MANY_MOST } from "#lib/links/link.ts";

/** Several addresses at once, as they are pasted; `text` is what stands there before. */
export function ManyForm({ text }: { text: string }) {
  return (
    <ActionForm action={handInMany} button="Save them all" label="Save several links">
      <Field
        label="Pasted links"
        name="text"
        multiline
        required
        verbatim
        defaultValue={text}
        hint={`Up to ${MANY_MOST}: one on each line, or anywhere in a text.`}
      />
    </ActionForm>
  );
}
