import type { ReactNode } from "react";
import { Part } from "#components/ui/part.tsx";
import { PreparedForm } from "#components/ui/prepared-form.tsx";
import { arrange } from "#lib/bookmarks/actions.ts";
import { BULK, type ListLabel } from "#lib/bookmarks/saved.ts";
import type { Refused } from "#lib/response-status.ts";

type Props = {
  lists: ListLabel[];
  /** The list that the page shows. */
  here?: ListLabel;
  /** Whether the page shows the archive. */
  archive?: boolean;
  refused: Refused | null;
  children: ReactNode;
};

/** What can be done with the selected ones, above them: one form, each button one act. */
export function BulkForm({ lists, here, archive = false, refused, children }: Props) {
  const others = lists.filter((list) => list.id !== here?.id).map(({ id, name }) => ({ id, name }));
  return (
    <div className="bulk-list">
      <Part className="contents" of={["bulk", others, here?.id, archive]} isKept={!refused}>
        {() => (
          <PreparedForm
            name="arrange"
            action={arrange}
            id={BULK}
            className="bulk"
            label="With the selected ones"
            fields={here ? { here: here.id } : {}}
            unseen={["act", "ids", "listId", "here"]}
            refused={refused}
          >
            <label className="pick-all js-only">
              <input type="checkbox" data-all />
              <span>Select all</span>
            </label>
            {here && <ActButton act="take-off">Take off the list</ActButton>}
            {archive ? (
              <ActButton act="unarchive">Take out of the archive</ActButton>
            ) : (
              <ActButton act="archive">Archive</ActButton>
            )}
            <ActButton act="unsave">Remove</ActButton>
            {others.length > 0 && <AddToList lists={others} />}
          </PreparedForm>
        )}
      </Part>
      {children}
    </div>
  );
}

function AddToList({ lists }: { lists: ListLabel[] }) {
  return (
    <span className="bulk-lists">
      <select name="listId" aria-label="List" defaultValue="">
        <option value="">List…</option>
        {lists.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
      <ActButton act="add">Add to list</ActButton>
    </span>
  );
}

function ActButton({ act, children }: { act: string; children: ReactNode }) {
  return (
    <button type="submit" name="act" value={act} className="text-button">
      {children}
    </button>
  );
}
