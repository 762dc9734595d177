import { z } from "zod";
import { SignedOut } from "#components/accounts/signed-out.tsx";
import { KeptForm } from "#components/bookmarks/kept-form.tsx";
import { PageHead } from "#components/shell/page-head.tsx";
import { Link } from "#components/ui/link.tsx";
import { UndoLine } from "#components/ui/undo-line.tsx";
import { viewer } from "#lib/accounts/session.ts";
import { undoArranging } from "#lib/bookmarks/actions.ts";
import { listLists } from "#lib/bookmarks/list-queries.ts";
import { findSaved, findUndo } from "#lib/bookmarks/queries.ts";
import { savedName } from "#lib/bookmarks/saved.ts";
import { nothingHere } from "../../nothing-here.tsx";

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
    <>
      <PageHead title="Note and lists" hidden />
      <div className="max-w-[41.25rem]">
        <div className="head">
          <p className="topic">
            <Link href="/saved">Saved</Link>
          </p>
          <h1 className="saved-title">
            {<Link href={"post" in item ? `/posts/${item.post.slug}` : `/links/${item.link.id}`}>{name}</Link>}
          </h1>
        </div>
        <UndoLine id={done} undo={undo} action={undoArranging} />
        <KeptForm item={item} lists={lists} />
      </div>
    </>
  );
}
