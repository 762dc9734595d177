"use client";

import { useActionState } from "react";
import { Done } from "#components/ui/done.tsx";
import { Field } from "#components/ui/field.tsx";
import { FormRefusal } from "#components/ui/form-refusal.tsx";
import { setSavedNote } from "#lib/bookmarks/actions.ts";
import { NOTE_MOST } from "#lib/bookmarks/saved.ts";

/** The note on something saved. */
export function NoteForm({ bookmarkId, note }: { bookmarkId: string; note: string | null }) {
  const [state, submit, pending] = useActionState(setSavedNote, null);
  return (
    <form action={submit} className="form">
      <FormRefusal state={state} />
      <input type="hidden" name="bookmarkId" value={bookmarkId} />
      <Field
        key={note}
        label="Note"
        name="note"
        multiline
        maxLength={NOTE_MOST}
        state={state}
        defaultValue={note ?? ""}
        hint="For you alone, unless it stands in a public list that shows its notes."
      />
      <div className="flex flex-wrap items-center gap-4">
        <button type="submit" className="button is-primary" aria-busy={pending}>
          Keep the note
        </button>
        <Done state={state} />
      </div>
    </form>
  );
}
