"use client";

import { useActionState } from "react";
import { Done } from "#components/ui/done.tsx";
import { Field } from "#components/ui/field.tsx";
import { FormRefusal } from "#components/ui/form-refusal.tsx";
import { changeSavedList } from "#lib/bookmarks/list-actions.ts";
import { DESCRIPTION_MOST, NAME_MOST, type SavedList } from "#lib/bookmarks/saved.ts";

/** What a list is called, what stands above it, and whether its notes are shown to others. */
export function ListWordsForm({ list }: { list: SavedList }) {
  const [state, submit, pending] = useActionState(changeSavedList, null);
  return (
    <form action={submit} className="form" key={`${list.name} ${list.description} ${list.showsNotes}`}>
      <FormRefusal state={state} />
      <input type="hidden" name="listId" value={list.id} />
      <Field label="Name" name="name" required maxLength={NAME_MOST} state={state} defaultValue={list.name} />
      <Field
        label="Description"
        name="description"
        multiline
        maxLength={DESCRIPTION_MOST}
        state={state}
        defaultValue={list.description}
        hint="What it is for. Optional."
      />
      <label className="choice">
        <input type="checkbox" name="showsNotes" defaultChecked={list.showsNotes} />
        Show my notes where the list is public
      </label>
      <div className="flex flex-wrap items-center gap-4">
        <button type="submit" className="button is-primary" aria-busy={pending}>
          Keep
        </button>
        <Done state={state} />
      </div>
    </form>
  );
}
