import { CaughtUp } from "#components/posts/caught-up.tsx";
import { Older } from "#components/posts/older.tsx";
import { PostCard } from "#components/posts/post-card.tsx";
import type { ListItem } from "#lib/posts/post.ts";

type Props = {
  items: ListItem[];
  older: string | null;
  /** The address of the list's first page. */
  path: string;
  /** The list as addresses name it, see lib/posts/addresses.ts. */
  list: string;
  empty: string;
  end: string;
};

/** A list of briefings to its end: a page of cards, the way to older ones, and the end said as such. */
export function PostList({ items, older, path, list, empty, end }: Props) {
  const now = new Date();
  const ending = <CaughtUp>{end}</CaughtUp>;
  if (items.length === 0) {
    return (
      <div className="empty">
        <p>{empty}</p>
      </div>
    );
  }
  return (
    <div className="max-w-[47rem]">
      {items.map((post) => (
        <PostCard key={post.id} post={post} now={now} from={list} />
      ))}
      {older ? <Older href={`${path}?before=${older}`} list={list} cursor={older} end={ending} /> : ending}
    </div>
  );
}
