import { Cards, plainItems } from "#components/posts/cards.tsx";
import { CaughtUp } from "#components/posts/caught-up.tsx";
import { ListFoot } from "#components/posts/list-foot.tsx";
import { OrderLine } from "#components/ranking/order-line.tsx";
import { RankedFeed } from "#components/ranking/ranked-feed.tsx";
import { PageHead } from "#components/shell/page-head.tsx";
import { Welcome } from "#components/shell/welcome.tsx";
import { TopicsAside } from "#components/tags/topics-aside.tsx";
import { Link } from "#components/ui/link.tsx";
import { Part } from "#components/ui/part.tsx";
import { viewer } from "#lib/accounts/session.ts";
import { type ListReader, listReader } from "#lib/mutes/mute.ts";
import { decodeCursor } from "#lib/posts/cursor.ts";
import { type Mix, readRanking } from "#lib/ranking/mix.ts";
import { NEWEST, orderOf } from "#lib/ranking/order.ts";
import { listItems } from "#lib/reading/list-queries.ts";
import { listBusiestTopics } from "#lib/tags/queries.ts";
import { rankedBriefings } from "./ranked.ts";

type Asked = { before?: string; of?: string; order?: string; muted?: string };

export default async function FeedPage({ searchParams }: { searchParams: Promise<Asked> }) {
  const [asked, reader] = await Promise.all([searchParams, viewer()]);
  // A place in the plain list goes on in the plain list.
  const order = reader && !decodeCursor(asked.before) ? orderOf(asked, readRanking(reader.ranking), "feed") : NEWEST;
  const looking = listReader(reader, asked.muted);
  const [feed, topics] = await Promise.all([
    looking && order.mix ? rankedFeed(looking, order.mix, asked) : newestFeed(looking, asked.before),
    listBusiestTopics(),
  ]);
  return (
    <>
      <PageHead path="/" />
      <h1 className="sr-only">{asked.before ? "Older briefings" : "The briefing"}</h1>
      {!reader && !asked.before && <Welcome />}
      {feed.lead}
      <div className="with-aside">
        <div>
          {reader && <OrderLine order={order} path="/" />}
          {feed.list}
        </div>
        <TopicsAside topics={topics} />
      </div>
    </>
  );
}

async function newestFeed(reader: ListReader, before: string | undefined) {
  const page = await listItems({ kind: "all" }, reader, before);
  const { items } = page;
  const now = new Date();
  const lead = before ? undefined : items[0];
  const rest = lead ? items.slice(1) : items;
  const end = <Part of={["the end of all"]}>{() => <EndOfAll />}</Part>;
  const list = (
    <>
      <Cards items={plainItems(rest)} now={now} />
      {items.length === 0 && page.hidden === 0 && (
        <div className="empty">
          <p>Nothing has been published yet. The first briefing will stand here.</p>
        </div>
      )}
      {(items.length > 0 || page.hidden > 0) && (
        <ListFoot page={page} list="all" before={before} reader={reader} end={end} />
      )}
    </>
  );
  return { lead: lead && <Cards items={plainItems([lead])} now={now} isLead />, list };
}

const EndOfAll = () => (
  <CaughtUp>
    This was everything that has been published. <Link href="/tags">Choose a topic</Link> to go deeper.
  </CaughtUp>
);

async function rankedFeed(reader: NonNullable<ListReader>, mix: Mix, asked: Asked) {
  const { items, isFirst, ...page } = await rankedBriefings(reader, mix, asked);
  const now = new Date();
  const lead = isFirst ? items[0] : undefined;
  return {
    lead: lead && <Cards items={[lead]} now={now} isLead />,
    list: <RankedFeed items={lead ? items.slice(1) : items} {...page} now={now} />,
  };
}
