"use client";

import { useActionState } from "react";
import { Field } from "#components/ui/field.tsx";
import { createSavedList } from "#lib/bookmarks/list-actions.ts";
import { NAME_MOST } from "#lib/bookmarks/saved.ts";

/** Makes a list and opens it. */
export function NewListForm() {
  const [state, submit, pending] = useActionState(createSavedList, null);
  const refusal = state && !state.ok && !state.fields ? state.message : "";
  return (
    <form action={submit} className="new-list">
      <Field label="New list" name="name" required maxLength={NAME_MOST} state={state} />
      <button type="submit" className="button" aria-busy={pending}>
        Make the list
      </button>
      {refusal && (
        <p role="alert" className="refusal">
          {refusal}
        </p>
      )}
    </form>
  );
}
