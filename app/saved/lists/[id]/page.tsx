import { headers } from "next/headers";
import { z } from "zod";
import { SignedOut } from "#components/accounts/signed-out.tsx";
import { BulkForm } from "#components/bookmarks/bulk-form.tsx";
import { ListSharing } from "#components/bookmarks/list-sharing.tsx";
import { ListWordsForm } from "#components/bookmarks/list-words-form.tsx";
import { MoveButtons } from "#components/bookmarks/move-buttons.tsx";
import { SavedEntry } from "#components/bookmarks/saved-entry.tsx";
import { PageHead } from "#components/shell/page-head.tsx";
import { Link } from "#components/ui/link.tsx";
import { PlainForm } from "#components/ui/plain-form.tsx";
import { Sure } from "#components/ui/sure.tsx";
import { UndoLine } from "#components/ui/undo-line.tsx";
import { viewer } from "#lib/accounts/session.ts";
import { undoArranging } from "#lib/bookmarks/actions.ts";
import { moveSavedEntry, removeSavedList } from "#lib/bookmarks/list-actions.ts";
import { publicListPath } from "#lib/bookmarks/list-feed.ts";
import { findList, listEntries, listLists } from "#lib/bookmarks/list-queries.ts";
import { findUndo } from "#lib/bookmarks/queries.ts";
import { savedName } from "#lib/bookmarks/saved.ts";
import { refusedForm } from "#lib/response-status.ts";
import { absolute } from "#lib/site.ts";
import { nothingHere } from "../../../nothing-here.tsx";

type Props = { params: Promise<{ id: string }>; searchParams: Promise<{ after?: string; done?: string }> };

export default async function ListPage({ params, searchParams }: Props) {
  const [reader, { id }, { after, done }, request] = await Promise.all([viewer(), params, searchParams, headers()]);
  if (!reader) {
    return (
      <SignedOut title="List" returnTo={`/saved/lists/${id}`}>
        What you saved, in lists with names.
      </SignedOut>
    );
  }
  if (!z.uuid().safeParse(id).success) return nothingHere();
  const list = await findList(reader.id, id);
  if (!list) return nothingHere();
  const [page, lists, undo] = await Promise.all([
    listEntries(id, { after }),
    listLists(reader.id),
    done ? findUndo(reader.id, done) : null,
  ]);
  const now = new Date();
  return (
    <>
      <PageHead title="List" hidden />
      <div className="max-w-[47rem]">
        <div className="head">
          <p className="topic">
            <Link href="/saved/lists">Lists</Link>
          </p>
          <h1>{list.name}</h1>
          {list.description && <p className="text-grey whitespace-pre-line">{list.description}</p>}
        </div>
        <UndoLine id={done} undo={undo} action={undoArranging} />
        <div className="list-tools">
          <ListSharing list={list} url={list.token ? absolute(publicListPath(list.token)) : null} />
          <Sure label="Name and notes">
            <ListWordsForm list={list} />
          </Sure>
          <Sure label="Remove the list">
            <p>For an hour it can be brought back, with its link. What stands in it stays saved.</p>
            <PlainForm action={removeSavedList} fields={{ listId: id }}>
              <button type="submit" className="button">
                Remove it
              </button>
            </PlainForm>
          </Sure>
        </div>
        {page.entries.length === 0 ? (
          <div className="empty">
            <p>
              {after ? "There is nothing further down." : "Nothing in it yet. Select among what you saved, and add it."}
            </p>
            <Link href="/saved" className="button is-primary">
              See what you saved
            </Link>
          </div>
        ) : (
          <BulkForm lists={lists} here={list} refused={refusedForm(request.get("x-briefing-request"), "arrange")}>
            {page.entries.map(({ item }, at) => (
              <SavedEntry key={item.id} item={item} now={now}>
                <MoveButtons
                  action={moveSavedEntry}
                  fields={{ listId: id, bookmarkId: item.id }}
                  name={savedName(item)}
                  first={at === 0 && !after}
                  last={at === page.entries.length - 1 && !page.older}
                  top
                />
              </SavedEntry>
            ))}
            {page.older ? (
              <p className="older">
                <Link className="button" href={`/saved/lists/${id}?after=${page.older}`} rel="next">
                  Further down
                </Link>
              </p>
            ) : (
              <p className="older text-quiet">This was the whole list.</p>
            )}
          </BulkForm>
        )}
      </div>
    </>
  );
}
