import { Link } from "#components/ui/link.tsx";
import { When } from "#components/ui/when.tsx";
import { mutedMark } from "#lib/mutes/mute.ts";
import type { LinkSummary } from "#lib/sources/link.ts";

type Props = { item: LinkSummary; now: Date };

/** A link that a source feed brought, in a list of briefings: what it is, where it leads, and the way to keep it. */
export function LinkCard({ item, now }: Props) {
  const { id, title, summary, writtenAt, link, mutedBy } = item;
  const save = `/links/new?${new URLSearchParams({ url: link.url, title: title.slice(0, 200) })}`;
  return (
    <article className={`card is-link${mutedBy ? " is-muted" : ""}`} aria-labelledby={`link-${id}`}>
      <p className="topic">
        Link · <Link href="/sources">{link.publisher}</Link>
      </p>
      <h2 id={`link-${id}`}>
        <a href={link.url} rel="noreferrer noopener">
          {title}
        </a>
      </h2>
      {summary && <p className="short line-clamp-3">{summary}</p>}
      <p className="meta">
        {hostOf(link.url)} · <When at={writtenAt} now={now} />
        {mutedMark(mutedBy)}
      </p>
      <div className="card-actions">
        <Link className="text-button" href={save} aria-label={`Save: ${title}`}>
          Save
        </Link>
      </div>
    </article>
  );
}

const hostOf = (url: string) => (URL.parse(url)?.host ?? "").replace(/^www\./, "");
