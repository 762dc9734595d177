import { RoughDate } from "#components/links/rough-date.tsx";
import { Link } from "#components/ui/link.tsx";
import { Portrait } from "#components/ui/portrait.tsx";
import { siteOf } from "#lib/links/address.ts";
import type { LinkPage } from "#lib/links/link.ts";

/** What a page from elsewhere is called, whose it is, when and where it was first published. */
export function LinkHead({ link }: { link: LinkPage }) {
  const { reading, topics, bookmark } = link;
  const site = reading?.site ?? siteOf(link.url);
  return (
    <header className="article-head">
      <p className="topic">
        {topics.length === 0 && "Link"}
        {topics.map((topic, at) => (
          <span key={topic.slug}>
            {at > 0 && " · "}
            <Link href={`/tags/${topic.slug}`}>{topic.name}</Link>
          </span>
        ))}
      </p>
      <h1 id="title" lang={reading?.language ?? undefined}>
        {link.title}
      </h1>
      {reading?.subtitle && (
        <p className="subtitle" lang={reading.language ?? undefined}>
          {reading.subtitle}
        </p>
      )}
      <div className="byline">
        <Portrait name={reading?.byline ?? site} />
        <div>
          <p>
            {reading?.byline ? (
              <>
                <b>{reading.byline}</b> at {site}
              </>
            ) : (
              <b>{site}</b>
            )}
          </p>
          <p>
            {reading?.published && (
              <>
                <RoughDate date={reading.published} /> ·{" "}
              </>
            )}
            {reading && <span className="whitespace-nowrap">{reading.readingMinutes} min read · </span>}
            <a href={link.url} rel="noreferrer noopener" className="underline underline-offset-4">
              The original
            </a>
          </p>
        </div>
        {bookmark && (
          <div className="byline-actions">
            <Link href={`/saved/${bookmark.id}`} className="text-button">
              Note and lists
            </Link>
          </div>
        )}
      </div>
      {link.comment && <p className="kept-note">{link.comment}</p>}
      {bookmark?.note && <p className="kept-note">{bookmark.note}</p>}
    </header>
  );
}
