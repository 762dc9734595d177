import { StoryItem } from "#components/desk/story-item.tsx";
import { Link } from "#components/ui/link.tsx";
import { DESK_FORM, type InboxStory } from "#lib/desk/inbox.ts";

type Props = {
  story: InboxStory;
  now: Date;
  /** Whether it stands on its own page, where there is nothing to select it among and no way on to itself. */
  alone?: boolean;
};

/** One story: the item that speaks for it, the others beneath with the reason why, copies folded away. */
export function StoryCard({ story, now, alone = false }: Props) {
  const { id, title, state, items } = story;
  const own = items.filter(({ copyOf }) => copyOf === null);
  const shown = own.length > 0 ? own : items.slice(0, 1);
  const copies = items.filter((item) => !shown.includes(item));
  return (
    <div className={alone ? undefined : "saved-entry"}>
      {!alone && (
        <label className="pick">
          <input
            type="checkbox"
            name="stories"
            value={id}
            form={DESK_FORM}
            aria-label={`Select: ${title}`}
            data-key="x"
          />
        </label>
      )}
      <article className="card story" aria-labelledby={`story-${id}`}>
        {shown.map((item, place) => (
          <StoryItem key={item.id} item={item} now={now} lead={place === 0 ? id : null} alone={items.length === 1} />
        ))}
        {copies.length > 0 && (
          <details className="folded">
            <summary className="text-button">
              {copies.length === 1 ? "1 more copy" : `${copies.length} more copies`}
            </summary>
            {copies.map((item) => (
              <StoryItem key={item.id} item={item} now={now} lead={null} alone={false} />
            ))}
          </details>
        )}
        {story.isArranged && <p className="mt-2 text-small text-quiet">Arranged by an editor</p>}
        {story.more > 0 && <p className="text-small text-quiet">{story.more} more are in this story.</p>}
        <div className="card-actions">
          {state === "taken_up" && !alone && (
            <Link href={`/desk/stories/${id}`} className="text-button">
              To the draft
            </Link>
          )}
          {state !== "taken_up" && (
            <One act={`take-up:${id}`} about={title}>
              Take up
            </One>
          )}
          {state === "open" ? (
            <One act={`set-aside:${id}`} about={title}>
              Set aside
            </One>
          ) : (
            <One act={`reopen:${id}`} about={title}>
              Back to new
            </One>
          )}
        </div>
      </article>
    </div>
  );
}

function One({ act, about, children }: { act: string; about: string; children: string }) {
  return (
    <button
      type="submit"
      form={DESK_FORM}
      name="one"
      value={act}
      className="text-button"
      aria-label={`${children}: ${about}`}
    >
      {children}
    </button>
  );
}
