import { headers } from "next/headers";
import { SignedOut } from "#components/accounts/signed-out.tsx";
import { BulkForm } from "#components/bookmarks/bulk-form.tsx";
import { SavedEntries } from "#components/bookmarks/saved-entry.tsx";
import { ViewNav } from "#components/bookmarks/view-nav.tsx";
import { QuickHandIn } from "#components/links/quick-hand-in.tsx";
import { ContinueReading } from "#components/reading/continue-reading.tsx";
import { PageHead } from "#components/shell/page-head.tsx";
import { Link } from "#components/ui/link.tsx";
import { Part } from "#components/ui/part.tsx";
import { UndoLine } from "#components/ui/undo-line.tsx";
import { viewer } from "#lib/accounts/session.ts";
import { undoArranging } from "#lib/bookmarks/actions.ts";
import { listLists } from "#lib/bookmarks/list-queries.ts";
import { findUndo, listSaved } from "#lib/bookmarks/queries.ts";
import { type SavedView, savedPath, savedView } from "#lib/bookmarks/saved.ts";
import { listStarted } from "#lib/reading/history-queries.ts";
import { refusedForm } from "#lib/response-status.ts";

type Props = { searchParams: Promise<{ before?: string; show?: string; order?: string; done?: string }> };

export default async function SavedPage({ searchParams }: Props) {
  const [reader, { before, done, ...asked }, request] = await Promise.all([viewer(), searchParams, headers()]);
  const sent = request.get("x-briefing-request");
  if (!reader) {
    return (
      <SignedOut title="Saved" returnTo="/saved">
        Keep briefings and links from elsewhere in one place, and find them again on any device.
      </SignedOut>
    );
  }
  const view = savedView(asked);
  const isFirst = view.show === "current" && !before;
  const [page, lists, started, undo] = await Promise.all([
    listSaved(reader.id, before, view),
    listLists(reader.id),
    isFirst ? listStarted(reader.id) : [],
    done ? findUndo(reader.id, done) : null,
  ]);
  const now = new Date();
  return (
    <>
      <PageHead title="Saved" hidden />
      <Part className="head" of={["saved"]}>
        {() => (
          <>
            <h1>Saved</h1>
            <div className="actions">
              <Link href="/links/new" className="button">
                Save a link
              </Link>
              <Link href="/saved/lists" className="text-button">
                Lists
              </Link>
              <Link href="/highlights" className="text-button">
                Highlights
              </Link>
              <Link href="/history" className="text-button">
                History
              </Link>
            </div>
          </>
        )}
      </Part>
      <div className="max-w-[47rem]">
        <UndoLine id={done} undo={undo} action={undoArranging} />
        {isFirst && <QuickHandIn refused={refusedForm(sent, "hand-in")} />}
        <ContinueReading started={started} now={now} />
        <ViewNav view={view} />
        {page.items.length === 0 ? (
          <Nothing view={view} />
        ) : (
          <BulkForm lists={lists} archive={view.show === "archived"} refused={refusedForm(sent, "arrange")}>
            <SavedEntries items={page.items} now={now} />
            {page.older ? (
              <p className="older">
                <Link className="button" href={savedPath(view, page.older)} rel="next">
                  {view.order === "newest" ? "Older" : "Newer"}
                </Link>
              </p>
            ) : (
              <p className="older text-quiet">{END[view.show]}</p>
            )}
          </BulkForm>
        )}
      </div>
    </>
  );
}

const END = {
  current: "This was everything you saved.",
  unread: "This was everything that is unread.",
  archived: "This was the whole archive.",
};

const NOTHING = {
  current: "Nothing here yet. Press Save beside a briefing, or keep a link from anywhere on the web.",
  unread: "Nothing is unread: you have read all that you saved.",
  archived: "Nothing is archived. What you archive is kept here, out of the way.",
};

function Nothing({ view }: { view: SavedView }) {
  return (
    <div className="empty">
      <p>{NOTHING[view.show]}</p>
      {view.show === "current" && (
        <Link href="/" className="button is-primary">
          See the briefing
        </Link>
      )}
    </div>
  );
}
