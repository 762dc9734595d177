import { When } from "#components/ui/when.tsx";
import type { DeskItem } from "#lib/sources/queries.ts";

/** What a source feed brought, newest first. */
export function FeedItems({ items, now }: { items: DeskItem[]; now: Date }) {
  return (
    <section aria-labelledby="items-heading" className="settings-part">
      <h2 id="items-heading">What it brought</h2>
      {items.length === 0 && <p className="text-grey">Nothing yet. What it says is here as soon as it was read.</p>}
      <ul className="rows">
        {items.map(({ id, url, title, author, summary, publishedAt }) => (
          <li key={id}>
            <div>
              <a href={url} rel="noreferrer noopener" className="row-title">
                {title}
              </a>
              {summary && <p className="line-clamp-2 text-small text-grey">{summary}</p>}
              <p className="text-small text-quiet">
                {author && `${author} · `}
                <When at={publishedAt.toISOString()} now={now} />
              </p>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
