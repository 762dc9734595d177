import { Link } from "#components/ui/link.tsx";
import { When } from "#components/ui/when.tsx";
import type { Notice } from "#lib/notices/notice.ts";
import { pathPath } from "#lib/paths/path.ts";
import { articlePath } from "#lib/posts/addresses.ts";
import { searchPath } from "#lib/search/saved-search.ts";

/** One notice: what happened, to what, and when. */
export function NoticeEntry({ notice, now }: { notice: Notice; now: Date }) {
  return (
    <li className="notice-entry">
      <p className="topic">{WORDS[notice.kind]}</p>
      <NoticeWords notice={notice} />
      <p className="meta">
        <When at={notice.at.toISOString()} now={now} />
      </p>
    </li>
  );
}

const WORDS = { correction: "Corrected", path: "New in a path", search: "Found by a search" };

function NoticeWords({ notice }: { notice: Notice }) {
  if (notice.kind === "correction") {
    return (
      <>
        <h3>
          <Link href={articlePath(notice.post.slug)}>{notice.post.title}</Link>
        </h3>
        <p className="short">{notice.note ?? "The text has changed since you read or saved it."}</p>
      </>
    );
  }
  if (notice.kind === "path") {
    return (
      <>
        <h3>
          <Link href={pathPath(notice.path.slug)}>{notice.path.title}</Link>
        </h3>
        <Posts posts={notice.posts} from={`path:${notice.path.slug}`} />
      </>
    );
  }
  return (
    <>
      <h3>
        <Link href={searchPath(notice.query, { order: "newest" })}>{notice.name}</Link>
      </h3>
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
