"use client";

import { type ReactNode, useActionState } from "react";
import { SelectAll } from "#components/bookmarks/select-all.tsx";
import { arrange } from "#lib/bookmarks/actions.ts";
import { BULK, type ListLabel } from "#lib/bookmarks/saved.ts";

type Props = {
  lists: ListLabel[];
  /** The list that the page shows. */
  here?: ListLabel;
  /** Whether the page shows the archive. */
  archive?: boolean;
  children: ReactNode;
};

/** What can be done with the selected ones, above them: one form, each button one act. */
export function BulkForm({ lists, here, archive = false, children }: Props) {
  const [state, submit, pending] = useActionState(arrange, null);
  const others = lists.filter((list) => list.id !== here?.id);
  return (
    <div className="bulk-list">
      <form id={BULK} action={submit} className="bulk" aria-label="With the selected ones" aria-busy={pending}>
        <SelectAll form={BULK} />
        {here && <input type="hidden" name="here" value={here.id} />}
        {here && <ActButton act="take-off">Take off the list</ActButton>}
        {archive ? (
          <ActButton act="unarchive">Take out of the archive</ActButton>
        ) : (
          <ActButton act="archive">Archive</ActButton>
        )}
        <ActButton act="unsave">Remove</ActButton>
        {others.length > 0 && (
          <span className="bulk-lists">
            <select name="listId" aria-label="List" defaultValue="">
              <option value="">List…</option>
              {others.map((list) => (
                <option key={list.id} value={list.id}>
                  {list.name}
                </option>
              ))}
            </select>
            <ActButton act="add">Add to list</ActButton>
          </span>
        )}
        {state && !state.ok && (
          <p role="alert" className="refusal">
            {state.message}
          </p>
        )}
      </form>
      {children}
    </div>
  );
}

function ActButton({ act, children }: { act: string; children: ReactNode }) {
  return (
    <button type="submit" name="act" value={act} className="text-button">
      {children}
    </button>
  );
}
