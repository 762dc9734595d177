import { Fragment } from "react";
import { Link } from "#components/ui/link.tsx";
import { When } from "#components/ui/when.tsx";
import { mutedMark } from "#lib/mutes/mute.ts";
import type { SearchPage } from "#lib/search/queries.ts";
import type { SnippetPart } from "#lib/search/snippet.ts";

export function SearchHits({ found, now }: { found: SearchPage; now: Date }) {
  return (
    <section aria-label="Results">
      <p className="section-title" role="status">
        {found.total >= 200
          ? "200 or more briefings; these are the newest"
          : found.total === 1
            ? "1 briefing"
            : `${found.total} briefings`}
      </p>
      {found.hits.map(({ post, snippet }) => (
        <article key={post.id} className={post.mutedBy ? "card is-muted" : "card"} aria-labelledby={`post-${post.id}`}>
          <p className="topic">
            <Link href={`/tags/${post.topic.slug}`}>{post.topic.name}</Link>
          </p>
          <h2 id={`post-${post.id}`}>
            <Link href={`/posts/${post.slug}`}>{post.title}</Link>
          </h2>
          <p className="short">
            <Snippet parts={snippet} />
          </p>
          <p className="meta">
            {post.author.name} · <When at={post.publishedAt} now={now} />
            {` · ${post.readingMinutes} min${mutedMark(post.mutedBy)}`}
          </p>
        </article>
      ))}
    </section>
  );
}

function Snippet({ parts }: { parts: SnippetPart[] }) {
  return parts.map((part, at) => {
    const key = `${at} ${part.text}`;
    return part.match ? <mark key={key}>{part.text}</mark> : <Fragment key={key}>{part.text}</Fragment>;
  });
}
