"use client";

import { useActionState } from "react";
import { Done } from "#components/ui/done.tsx";
import { FormRefusal } from "#components/ui/form-refusal.tsx";
import { setSavedLists } from "#lib/bookmarks/actions.ts";
import type { ListLabel } from "#lib/bookmarks/saved.ts";

type Props = { bookmarkId: string; lists: ListLabel[]; within: string[] };

/** In which lists something saved stands. */
export function ListsForm({ bookmarkId, lists, within }: Props) {
  const [state, submit, pending] = useActionState(setSavedLists, null);
  return (
    <form action={submit} className="form">
      <FormRefusal state={state} />
      <input type="hidden" name="bookmarkId" value={bookmarkId} />
      <fieldset className="field">
        <legend>Lists</legend>
        <div className="checks" key={within.join()}>
          {lists.map((list) => (
            <label key={list.id}>
              <input type="checkbox" name="listIds" value={list.id} defaultChecked={within.includes(list.id)} />
              {list.name}
            </label>
          ))}
        </div>
      </fieldset>
      <div className="flex flex-wrap items-center gap-4">
        <button type="submit" className="button" aria-busy={pending}>
          Keep the lists
        </button>
        <Done state={state} />
      </div>
    </form>
  );
}
