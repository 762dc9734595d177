import { DeskPage } from "#components/desk/desk-page.tsx";
import { PageHead } from "#components/shell/page-head.tsx";
import { AddFeed } from "#components/sources/add-feed.tsx";
import { FeedList } from "#components/sources/feed-list.tsx";
import { FeedLists } from "#components/sources/feed-lists.tsx";
import { Link } from "#components/ui/link.tsx";
import { PutBack } from "#components/ui/put-back.tsx";
import { mayAct } from "#lib/accounts/rules.ts";
import { viewer } from "#lib/accounts/session.ts";
import { restoreFeed } from "#lib/sources/actions.ts";
import { countFeeds, FEED_VIEWS, type FeedView, listFeeds } from "#lib/sources/queries.ts";
import { nothingHere } from "../../nothing-here.tsx";

type Asked = { show?: string; before?: string; found?: string; added?: string; unusable?: string };
type Props = { searchParams: Promise<Asked> };

export default async function SourcesPage({ searchParams }: Props) {
  const [reader, asked] = await Promise.all([viewer(), searchParams]);
  if (!reader || !mayAct(reader.role, "editor")) return nothingHere();
  const view = FEED_VIEWS.find((name) => name === asked.show) ?? "all";
  const [{ items, older }, counts] = await Promise.all([listFeeds({ view, before: asked.before }), countFeeds()]);
  const now = new Date();
  return (
    <>
      <PageHead title="Sources" hidden />
      <DeskPage
        here="/desk/sources"
        title="Sources"
        intro="The feeds that are read for the desk, and how each of them is."
      >
        <Brought asked={asked} />
        {counts.all > 0 && <Views view={view} counts={counts} />}
        {items.length === 0 && <p className="pt-4 text-grey">{NONE[view]}</p>}
        <FeedList feeds={items} now={now} />
        {older && (
          <p>
            <Link href={`/desk/sources?${new URLSearchParams({ show: view, before: older })}`} className="button">
              More
            </Link>
          </p>
        )}
        {counts.removed.length > 0 && (
          <section aria-labelledby="removed-heading" className="settings-part">
            <h2 id="removed-heading">Removed</h2>
            <p className="text-grey">For a day each can be put back, with what it brought and who follows it.</p>
            <PutBack action={restoreFeed} rows={counts.removed.map(({ id, title }) => ({ id, name: title }))} />
          </section>
        )}
        <section aria-labelledby="add-heading" className="settings-part">
          <h2 id="add-heading">Add a source</h2>
          <AddFeed />
        </section>
        <FeedLists some={counts.all > 0} />
      </DeskPage>
    </>
  );
}

const NONE: Record<FeedView, string> = {
  all: "There is no source yet. Add one by its address, or begin with the starter list.",
  failing: "No source is failing.",
  paused: "No source is paused or gone.",
};

const NAMES: Record<FeedView, string> = { all: "All", failing: "Failing", paused: "Paused or gone" };

function Views({ view, counts }: { view: FeedView; counts: Record<FeedView, number> }) {
  return (
    <nav aria-label="Which of them" className="view-nav">
      {FEED_VIEWS.map((name) => (
        <Link
          key={name}
          href={name === "all" ? "/desk/sources" : `/desk/sources?show=${name}`}
          className="text-button"
          aria-current={view === name ? "page" : undefined}
        >
          {NAMES[name]} {counts[name]}
        </Link>
      ))}
    </nav>
  );
}

/** What a list of feeds came to, after it was read in. */
function Brought({ asked: { found, added, unusable } }: { asked: Asked }) {
  if (!isCount(found) || !isCount(added)) return null;
  const more = isCount(unusable) && unusable !== "0" ? ` ${unusable} had no address that can be read.` : "";
  return (
    <p role="status" className="notice">
      {added} of {found} sources were new.{more}
    </p>
  );
}

const isCount = (value: unknown): value is string => typeof value === "string" && /^\d{1,6}$/.test(value);
