import type { ReactNode } from "react";
import { KeptLine } from "#components/bookmarks/kept-line.tsx";
import { LinkText } from "#components/bookmarks/link-text.tsx";
import { RemoveLink } from "#components/links/remove-link.tsx";
import { CardText } from "#components/posts/post-card.tsx";
import { together } from "#components/ui/part.tsx";
import { Prepared } from "#components/ui/prepared.tsx";
import { BULK, type SavedItem, savedName } from "#lib/bookmarks/saved.ts";
import { relativeDate } from "#lib/dates.ts";
import { markupOf } from "#lib/markup.ts";

type Props = { item: SavedItem; now: Date; children?: ReactNode };

/** One thing among what a reader saved: to select, with its note and its lists; `children` are what a list adds. */
export function SavedEntry({ item, now, children }: Props) {
  const isPost = "post" in item;
  return (
    <div className="saved-entry" data-entry={item.id}>
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

/** Entries in their order, as prepared HTML where they are briefings: a link has a form of its own. */
export function SavedEntries({ items, now }: { items: SavedItem[]; now: Date }) {
  return runsOf(items).map((run) => {
    const [first] = run;
    if (first && "link" in first) return <SavedEntry key={first.id} item={first} now={now} />;
    const texts = run.map((item) =>
      markupOf(
        JSON.stringify(["saved", item, "post" in item && relativeDate(new Date(item.post.publishedAt), now)]),
        () => <SavedEntry item={item} now={now} />,
      ),
    );
    return <Prepared key={first?.id} text={together(texts)} />;
  });
}

/** The briefings that stand together, and each link by itself. */
function runsOf(items: SavedItem[]): SavedItem[][] {
  const runs: SavedItem[][] = [];
  for (const item of items) {
    const last = runs.at(-1);
    if (last?.[0] && "post" in item && "post" in last[0]) last.push(item);
    else runs.push([item]);
  }
  return runs;
}
