import { Link } from "#components/ui/link.tsx";
import { When } from "#components/ui/when.tsx";
import type { SavedLink } from "#lib/bookmarks/saved.ts";

/** What is shown of an outside link; it leads straight out. */
export function LinkText({ link, savedAt, now }: { link: SavedLink; savedAt: string; now: Date }) {
  return (
    <>
      <p className="topic">
        {link.topics.length === 0 && "Link"}
        {link.topics.map((topic, at) => (
          <span key={topic.slug}>
            {at > 0 && " · "}
            <Link href={`/tags/${topic.slug}`}>{topic.name}</Link>
          </span>
        ))}
      </p>
      <h2 id={`link-${link.id}`}>
        <a href={link.url} rel="noreferrer noopener">
          {link.title}
        </a>
      </h2>
      {link.comment && <p className="short">{link.comment}</p>}
      <p className="meta">
        {new URL(link.url).hostname.replace(/^www\./, "")} · saved <When at={savedAt} now={now} />
      </p>
    </>
  );
}
