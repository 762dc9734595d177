import type { ReactNode } from "react";
import { KeptLine } from "#components/bookmarks/kept-line.tsx";
import { LinkText } from "#components/bookmarks/link-text.tsx";
import { RemoveLink } from "#components/links/remove-link.tsx";
import { CardText } from "#components/posts/post-card.tsx";
import { BULK, type SavedItem, savedName } from "#lib/bookmarks/saved.ts";

type Props = { item: SavedItem; now: Date; children?: ReactNode };

/** One thing among what a reader saved: to select, with its note and its lists; `children` are what a list adds. */
export function SavedEntry({ item, now, children }: Props) {
  const isPost = "post" in item;
  return (
    <div className="saved-entry">
      <label className="pick">
        <input type="checkbox" name="ids" value={item.id} form={BULK} aria-label={`Select: ${savedName(item)}`} />
      </label>
      <article
        className={(isPost ? item.post : item.link).read ? "card is-read" : "card"}
        aria-labelledby={isPost ? `post-${item.post.id}` : `link-${item.link.id}`}
      >
        {isPost ? (
          <CardText post={item.post} now={now} from="saved" />
        ) : (
          <>
            <LinkText link={item.link} savedAt={item.savedAt} now={now} href={`/links/${item.link.id}`} />
            <div className="card-actions">
              <RemoveLink id={item.link.id} title={item.link.title} />
            </div>
          </>
        )}
        <KeptLine item={item} />
        {children}
      </article>
    </div>
  );
}
