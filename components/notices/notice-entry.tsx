import { Link } from "#components/ui/link.tsx";
import { When } from "#components/ui/when.tsx";
import type { Notice } from "#lib/notices/notice.ts";
import { pathPath } from "#lib/paths/path.ts";
import { articlePath } from "#lib/posts/addresses.ts";
import { searchPath } from "#lib/search/saved-search.ts";

/** Its heading stands below the page's own, or below that of its group. */
type Level = "h2" | "h3";

/** One notice: what happened, to what, and when. */
export function NoticeEntry({ notice, now, as }: { notice: Notice; now: Date; as: Level }) {
  return (
    <li className="notice-entry">
      <p className="topic">{WORDS[notice.kind]}</p>
      <NoticeWords notice={notice} as={as} />
      <p className="meta">
        <When at={notice.at.toISOString()} now={now} />
      </p>
    </li>
  );
}

const WORDS = { correction: "Corrected", path: "New in a path", search: "Found by a search" };

function NoticeWords({ notice, as: Heading }: { notice: Notice; as: Level }) {
  if (notice.kind === "correction") {
    return (
      <>
        <Heading>
          <Link href={articlePath(notice.post.slug)}>{notice.post.title}</Link>
        </Heading>
        <p className="short">{notice.note ?? "The text has changed since you read or saved it."}</p>
      </>
    );
  }
  if (notice.kind === "path") {
    return (
      <>
        <Heading>
          <Link href={pathPath(notice.path.slug)}>{notice.path.title}</Link>
        </Heading>
        <Posts posts={notice.posts} from={`path:${notice.path.slug}`} />
      </>
    );
  }
  return (
    <>
      <Heading>
        <Link href={searchPath(notice.query, { order: "newest" })}>{notice.name}</Link>
      </Heading>
      <Posts posts={notice.posts} />
    </>
  );
}

/** So many are named; of more it is said that there are more. */
const NAMED = 5;

function Posts({ posts, from }: { posts: { slug: string; title: string }[]; from?: string }) {
  const more = posts.length - NAMED;
  return (
    <ul>
      {posts.slice(0, NAMED).map(({ slug, title }) => (
        <li key={slug}>
          <Link href={articlePath(slug, from)}>{title}</Link>
        </li>
      ))}
      {more > 0 && <li className="text-quiet">and {more === 1 ? "one more" : `${more} more`}</li>}
    </ul>
  );
}
