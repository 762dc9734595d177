import { SignedOut } from "#components/accounts/signed-out.tsx";
import { MoveButtons } from "#components/bookmarks/move-buttons.tsx";
import { NewListForm } from "#components/bookmarks/new-list-form.tsx";
import { PageHead } from "#components/shell/page-head.tsx";
import { Link } from "#components/ui/link.tsx";
import { UndoLine } from "#components/ui/undo-line.tsx";
import { viewer } from "#lib/accounts/session.ts";
import { undoArranging } from "#lib/bookmarks/actions.ts";
import { moveSavedList } from "#lib/bookmarks/list-actions.ts";
import { listLists } from "#lib/bookmarks/list-queries.ts";
import { findUndo } from "#lib/bookmarks/queries.ts";

export default async function ListsPage({ searchParams }: { searchParams: Promise<{ done?: string }> }) {
  const [reader, { done }] = await Promise.all([viewer(), searchParams]);
  if (!reader) {
    return (
      <SignedOut title="Lists" returnTo="/saved/lists">
        What you saved, in lists with names: for yourself, or for whoever has the link.
      </SignedOut>
    );
  }
  const [lists, undo] = await Promise.all([listLists(reader.id), done ? findUndo(reader.id, done) : null]);
  return (
    <>
      <PageHead title="Lists" hidden />
      <div className="max-w-[41.25rem]">
        <div className="head">
          <p className="topic">
            <Link href="/saved">Saved</Link>
          </p>
          <h1>Lists</h1>
        </div>
        <UndoLine id={done} undo={undo} action={undoArranging} />
        {lists.length === 0 && (
          <div className="empty">
            <p>No lists yet. Make one here, then put what you saved into it.</p>
          </div>
        )}
        <ul className="rows">
          {lists.map((list, at) => (
            <li key={list.id}>
              <div>
                <Link href={`/saved/lists/${list.id}`} className="font-semibold">
                  {list.name}
                </Link>
                <p className="meta">{list.token ? "public by link" : "only you see it"}</p>
              </div>
              <MoveButtons
                action={moveSavedList}
                fields={{ listId: list.id }}
                name={list.name}
                first={at === 0}
                last={at === lists.length - 1}
              />
            </li>
          ))}
        </ul>
        <NewListForm />
      </div>
    </>
  );
}
