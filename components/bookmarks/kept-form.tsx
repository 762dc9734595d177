"use client";

import { useActionState } from "react";
import { Done } from "#components/ui/done.tsx";
import { Field } from "#components/ui/field.tsx";
import { FormRefusal } from "#components/ui/form-refusal.tsx";
import { keepSaved } from "#lib/bookmarks/actions.ts";
import { type ListLabel, NAME_MOST, NOTE_MOST, type SavedItem } from "#lib/bookmarks/saved.ts";

type Props = { item: Pick<SavedItem, "id" | "note" | "archived" | "lists">; lists: ListLabel[] };

/** All that a reader adds to something saved, in one form: whatever is pressed keeps all that was typed. */
export function KeptForm({ item, lists }: Props) {
  const [state, submit, pending] = useActionState(keepSaved, null);
  const within = item.lists.map((list) => list.id);
  const typed = state && !state.ok ? state.values : null;
  const ticked = typed ? (typed.listIds ?? "").split("\n") : within;
  return (
    <form action={submit} className="form" aria-busy={pending}>
      <FormRefusal state={state} />
      <input type="hidden" name="bookmarkId" value={item.id} />
      <Field
        key={item.note}
        label="Note"
        name="note"
        multiline
        maxLength={NOTE_MOST}
        state={state}
        defaultValue={item.note ?? ""}
        hint="For you alone, unless it stands in a public list that shows its notes."
      />
      {lists.length > 0 && (
        <fieldset className="field">
          <legend>Lists</legend>
          <div className="checks" key={ticked.join()}>
            {lists.map((list) => (
              <label key={list.id}>
                <input type="hidden" name="shown" value={list.id} />
                <input type="checkbox" name="listIds" value={list.id} defaultChecked={ticked.includes(list.id)} />
                {list.name}
              </label>
            ))}
          </div>
        </fieldset>
      )}
      <Field
        key={lists.length}
        label="New list"
        name="name"
        maxLength={NAME_MOST}
        state={state}
        hint="Made when you keep this, with this in it."
      />
      <div className="flex flex-wrap items-center gap-4">
        <button type="submit" className="button is-primary">
          Keep
        </button>
        <Done state={state} />
      </div>
      <fieldset className="article-part">
        <legend className="sr-only">Out of the way</legend>
        <div className="flex flex-wrap gap-3 pt-2">
          <button type="submit" name="act" value={item.archived ? "unarchive" : "archive"} className="button">
            {item.archived ? "Take out of the archive" : "Archive"}
          </button>
          <button type="submit" name="act" value="unsave" className="button">
            Remove from the saved
          </button>
        </div>
      </fieldset>
    </form>
  );
}
