import { Link } from "#components/ui/link.tsx";
import { When } from "#components/ui/when.tsx";
import type { SavedLink } from "#lib/bookmarks/saved.ts";

type Props = {
  link: SavedLink;
  savedAt: string;
  now: Date;
  /** Where it is read here; without it the link leads straight out. */
  href?: string;
};

/** What is shown of an outside link. */
export function LinkText({ link, savedAt, now, href }: Props) {
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
        {href ? (
          <Link href={href}>{link.title}</Link>
        ) : (
          <a href={link.url} rel="noreferrer noopener">
            {link.title}
          </a>
        )}
      </h2>
      {(link.comment ?? link.excerpt) && <p className="short">{link.comment ?? link.excerpt}</p>}
      <p className="meta">
        {link.site ?? new URL(link.url).hostname.replace(/^www\./, "")} ·{" "}
        {link.readingMinutes !== null && `${link.readingMinutes} min read · `}
        {link.state === "waiting" && "being read · "}
        {link.state === "refused" && "could not be read here · "}
        saved <When at={savedAt} now={now} />
      </p>
    </>
  );
}
