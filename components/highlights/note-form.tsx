"use client";

import { useActionState } from "react";
import { Field } from "#components/ui/field.tsx";
import { noteHighlight } from "#lib/highlights/actions.ts";
import { MOST_NOTED } from "#lib/highlights/selector.ts";

/** Writes, changes or empties the note on one highlight. */
export function NoteForm({ id, note }: { id: string; note: string | null }) {
  const [state, submit, pending] = useActionState(noteHighlight, null);
  return (
    <form action={submit} className="form">
      <input type="hidden" name="id" value={id} />
      <Field
        label="Note"
        name="note"
        within={id}
        multiline
        maxLength={MOST_NOTED}
        defaultValue={note ?? ""}
        state={state}
      />
      <div>
        <button type="submit" className="button" aria-busy={pending}>
          Keep the note
        </button>
      </div>
    </form>
  );
}
