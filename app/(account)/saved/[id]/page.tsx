import type { Metadata } from "next";
import { z } from "zod";
import { SignedOut } from "#components/accounts/signed-out.tsx";
import { ListsForm } from "#components/bookmarks/lists-form.tsx";
import { NewListForm } from "#components/bookmarks/new-list-form.tsx";
import { NoteForm } from "#components/bookmarks/note-form.tsx";
import { UndoLine } from "#components/bookmarks/undo-line.tsx";
import { Link } from "#components/ui/link.tsx";
import { PlainForm } from "#components/ui/plain-form.tsx";
import { viewer } from "#lib/accounts/session.ts";
import { arrange } from "#lib/bookmarks/actions.ts";
import { listLists } from "#lib/bookmarks/list-queries.ts";
import { findSaved, findUndo } from "#lib/bookmarks/queries.ts";
import { savedName } from "#lib/bookmarks/saved.ts";
import { nothingHere } from "../../../nothing-here.tsx";

export const metadata: Metadata = { title: "Note and lists", robots: { index: false } };

type Props = { params: Promise<{ id: string }>; searchParams: Promise<{ done?: string }> };

export default async function SavedPiecePage({ params, searchParams }: Props) {
  const [reader, { id }, { done }] = await Promise.all([viewer(), params, searchParams]);
  if (!reader) {
    return (
      <SignedOut title="Note and lists" returnTo={`/saved/${id}`}>
        A note on what you saved, and the lists that it stands in.
      </SignedOut>
    );
  }
  if (!z.uuid().safeParse(id).success) return nothingHere();
  const [item, lists, undo] = await Promise.all([
    findSaved(reader.id, id),
    listLists(reader.id),
    done ? findUndo(reader.id, done) : null,
  ]);
  if (!item) return nothingHere();
  const name = savedName(item);
  return (
    <div className="max-w-[41.25rem]">
      <div className="head">
        <p className="topic">
          <Link href="/saved">Saved</Link>
        </p>
        <h1 className="saved-title">
          {"post" in item ? <Link href={`/posts/${item.post.slug}`}>{name}</Link> : <a href={item.link.url}>{name}</a>}
        </h1>
      </div>
      <UndoLine id={done} undo={undo} />
      <NoteForm bookmarkId={id} note={item.note} />
      <section className="article-part" aria-labelledby="lists">
        <h2 id="lists">In your lists</h2>
        {lists.length > 0 && <ListsForm bookmarkId={id} lists={lists} within={item.lists.map((list) => list.id)} />}
        <NewListForm bookmarkId={id} />
      </section>
      <section className="article-part" aria-labelledby="out">
        <h2 id="out">Out of the way</h2>
        <div className="flex flex-wrap gap-3 pt-2">
          <PlainForm action={arrange} fields={{ act: item.archived ? "unarchive" : "archive", ids: id }}>
            <button type="submit" className="button">
              {item.archived ? "Take out of the archive" : "Archive"}
            </button>
          </PlainForm>
          <PlainForm action={arrange} fields={{ act: "unsave", ids: id }}>
            <button type="submit" className="button">
              Remove from the saved
            </button>
          </PlainForm>
        </div>
      </section>
    </div>
  );
}
