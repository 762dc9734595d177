import { Link } from "#components/ui/link.tsx";
import { ToggleForm } from "#components/ui/toggle-form.tsx";
import { When } from "#components/ui/when.tsx";
import { saveItem, unsaveItem } from "#lib/links/item-actions.ts";
import { mutedMark } from "#lib/mutes/mute.ts";
import type { LinkSummary } from "#lib/sources/link.ts";

type Props = { item: LinkSummary; now: Date };

/** A link that a source feed brought, in a list of briefings: what it is, where it leads, and the way to keep it. */
export function LinkCard({ item, now }: Props) {
  const { id, title, summary, writtenAt, link, mutedBy, saved = false } = item;
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
        <ToggleForm
          {...{ kind: "save-item", on: saved, turnOn: saveItem, turnOff: unsaveItem, field: "itemId", value: id }}
          {...{ offLabel: "Save", onLabel: "Saved", about: title, shortcut: "s" }}
        />
      </div>
    </article>
  );
}

const hostOf = (url: string) => (URL.parse(url)?.host ?? "").replace(/^www\./, "");
