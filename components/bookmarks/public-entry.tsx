import { LinkText } from "#components/bookmarks/link-text.tsx";
import { CardText } from "#components/posts/post-card.tsx";
import type { SavedItem } from "#lib/bookmarks/saved.ts";

/** One thing in a public list, with the note of whoever made the list where they show it. */
export function PublicEntry({ item, now }: { item: SavedItem; now: Date }) {
  const isPost = "post" in item;
  return (
    <article
      className={isPost && item.post.read ? "card is-read" : "card"}
      aria-labelledby={isPost ? `post-${item.post.id}` : `link-${item.link.id}`}
    >
      {isPost ? (
        <CardText post={item.post} now={now} />
      ) : (
        <LinkText link={item.link} savedAt={item.savedAt} now={now} />
      )}
      {item.note && <p className="kept-note">{item.note}</p>}
    </article>
  );
}
