import { PostCard } from "#components/posts/post-card.tsx";
import { RemoveLink } from "#components/sharing/remove-link.tsx";
import { Link } from "#components/ui/link.tsx";
import { When } from "#components/ui/when.tsx";
import type { SavedItem, SavedLink } from "#lib/bookmarks/saved.ts";

/** One thing among what a reader saved. */
export function SavedEntry({ item, now }: { item: SavedItem; now: Date }) {
  if ("post" in item) return <PostCard post={item.post} now={now} from="saved" />;
  return <LinkCard link={item.link} savedAt={item.savedAt} now={now} />;
}

function LinkCard({ link, savedAt, now }: { link: SavedLink; savedAt: string; now: Date }) {
  return (
    <article className="card" aria-labelledby={`link-${link.id}`}>
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
      <div className="card-actions">
        <RemoveLink id={link.id} title={link.title} />
      </div>
    </article>
  );
}
