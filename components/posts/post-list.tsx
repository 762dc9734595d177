import { Cards, plainItems } from "#components/posts/cards.tsx";
import { CaughtUp } from "#components/posts/caught-up.tsx";
import { ListFoot } from "#components/posts/list-foot.tsx";
import { Part } from "#components/ui/part.tsx";
import type { ListReader } from "#lib/mutes/mute.ts";
import type { ListItem, ListPage, PostSummary } from "#lib/posts/post.ts";

type Props = {
  items: ListItem[];
  page: ListPage<PostSummary>;
  reader: ListReader;
  /** The cursor with which this page begins. */
  before: string | undefined;
  /** The list as addresses name it, see lib/posts/addresses.ts. */
  list: string;
  empty: string;
  end: string;
};

/** A list of briefings to its end: a page of cards, the way to older ones, and the end said as such. */
export function PostList({ items, page, reader, before, list, empty, end }: Props) {
  const now = new Date();
  const ending = <Part of={["caught up", end]}>{() => <CaughtUp>{end}</CaughtUp>}</Part>;
  if (items.length === 0 && page.hidden === 0) {
    return (
      <div className="empty">
        <p>{empty}</p>
      </div>
    );
  }
  return (
    <div className="max-w-[47rem]">
      <Cards items={plainItems(items)} now={now} from={list} />
      <ListFoot page={page} list={list} before={before} reader={reader} end={ending} />
    </div>
  );
}
