import { Marked } from "#components/search/marked.tsx";
import { Link } from "#components/ui/link.tsx";
import { When } from "#components/ui/when.tsx";
import type { FoundLink } from "#lib/search/link-queries.ts";

/** Links of the reader's own that a search found. */
export function FoundLinks({ links, now }: { links: FoundLink[]; now: Date }) {
  if (links.length === 0) return null;
  return (
    <section aria-labelledby="found-links">
      <h2 id="found-links" className="section-title">
        {links.length === 1 ? "1 link that you saved" : `${links.length} links that you saved`}
      </h2>
      {links.map((link) => (
        <article key={link.id} className="card" aria-labelledby={`link-${link.id}`}>
          <h3 id={`link-${link.id}`}>
            <Link href={`/links/${link.id}`}>
              <Marked parts={link.title} />
            </Link>
          </h3>
          {link.comment.length > 0 && (
            <p className="short">
              <Marked parts={link.comment} />
            </p>
          )}
          {link.snippet.length > 0 && (
            <p className="short">
              <Marked parts={link.snippet} />
            </p>
          )}
          <p className="meta">
            {new URL(link.url).hostname.replace(/^www\./, "")} · saved <When at={link.savedAt} now={now} />
          </p>
        </article>
      ))}
    </section>
  );
}
