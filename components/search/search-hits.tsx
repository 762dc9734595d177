import { Marked } from "#components/search/marked.tsx";
import { Link } from "#components/ui/link.tsx";
import { together } from "#components/ui/part.tsx";
import { Prepared } from "#components/ui/prepared.tsx";
import { When } from "#components/ui/when.tsx";
import { relativeDate } from "#lib/dates.ts";
import { joined, markupOf } from "#lib/markup.ts";
import { mutedMark } from "#lib/mutes/mute.ts";
import type { SearchHit } from "#lib/search/hits-queries.ts";
import type { SearchPage } from "#lib/search/queries.ts";
import { MOST } from "#lib/search/query.ts";
import type { Order } from "#lib/search/saved-search.ts";
import { snippetParts, titleParts } from "#lib/search/snippet.ts";

export function SearchHits({ found, order, now }: { found: SearchPage; order: Order; now: Date }) {
  const all = joined(found.hits.map((hit) => hitText(hit, now)));
  // Other hits stand there with their count, not a moment after it: nothing of a reader's is kept in them.
  return (
    <section aria-label="Results">
      <p className="section-title" role="status">
        {countOf(found, order)}
      </p>
      <Prepared key={all.id} text={together([all])} />
    </section>
  );
}

function countOf({ total, cut }: SearchPage, order: Order): string {
  if (total >= MOST) return `${MOST} briefings or more${order === "newest" ? ", newest first" : ""}`;
  const count = total === 1 ? "1 briefing" : `${total} briefings`;
  return cut ? `${count} among the newest. Older ones were not looked through.` : count;
}

/** Its Short Version is not shown: what was found in it is. */
function hitText(hit: SearchHit, now: Date) {
  const { shortVersion: _, ...post } = hit.post;
  const date = relativeDate(new Date(post.publishedAt), now);
  return markupOf(JSON.stringify(["hit", date, hit.title, hit.snippet, post]), () => (
    <SearchHitCard hit={{ ...hit, post }} now={now} />
  ));
}

type Shown = Omit<SearchHit, "post"> & { post: Omit<SearchHit["post"], "shortVersion"> };

function SearchHitCard({ hit: { post, title, snippet }, now }: { hit: Shown; now: Date }) {
  return (
    <article className={post.mutedBy ? "card is-muted" : "card"} aria-labelledby={`post-${post.id}`}>
      <p className="topic">
        <Link href={`/tags/${post.topic.slug}`}>{post.topic.name}</Link>
      </p>
      <h2 id={`post-${post.id}`}>
        <Link href={`/posts/${post.slug}`}>
          <Marked parts={titleParts(title)} />
        </Link>
      </h2>
      <p className="short">
        <Marked parts={snippetParts(snippet)} />
      </p>
      <p className="meta">
        {post.author.name} · <When at={post.publishedAt} now={now} />
        {` · ${post.readingMinutes} min${mutedMark(post.mutedBy)}`}
      </p>
    </article>
  );
}
