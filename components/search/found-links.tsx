import { Marked } from "#components/search/marked.tsx";
import { When } from "#components/ui/when.tsx";
import type { FoundLink } from "#lib/search/link-queries.ts";

/** Links of the reader's own that a search in their saved found. */
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
            <a href={link.url} rel="noreferrer noopener">
              <Marked parts={link.title} />
            </a>
          </h3>
          {link.comment.length > 0 && (
            <p className="short">
              <Marked parts={link.comment} />
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
