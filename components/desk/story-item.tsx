import { Link } from "#components/ui/link.tsx";
import { When } from "#components/ui/when.tsx";
import { DESK_FORM, type InboxItem } from "#lib/desk/inbox.ts";
import { KIND_WORDS } from "#lib/desk/item.ts";
import { languageName } from "#lib/desk/languages.ts";

type Props = {
  item: InboxItem;
  now: Date;
  /** The story that it speaks for. */
  lead: string | null;
  /** Whether it is all of its story: then there is nothing to select it for. */
  alone: boolean;
};

/** One item of a story: where it stands, what it is, and why it is here. */
export function StoryItem({ item, now, lead, alone }: Props) {
  const { id, title, source, kind, at, language, reason } = item;
  const link = (
    <Link href={`/desk/items/${id}`} lang={language ?? undefined}>
      {title}
    </Link>
  );
  return (
    <div className={lead ? "story-item is-lead" : "story-item"}>
      {lead ? (
        <h2 id={`story-${lead}`} className="text-title">
          {link}
        </h2>
      ) : (
        <p className="row-title">{link}</p>
      )}
      {lead && item.summary && (
        <p className="line-clamp-2 text-grey" lang={language ?? undefined}>
          {item.summary}
        </p>
      )}
      <p className="text-small text-quiet">
        {source ? source.title : "offered by a reader"} · {KIND_WORDS[kind]} · <When at={at} now={now} />
        {language && ` · ${languageName(language)}`}
      </p>
      {!alone && (
        <div className="story-why">
          <label className="text-small">
            <input type="checkbox" name="items" value={id} form={DESK_FORM} aria-label={`Select item: ${title}`} /> Here
            because: {reason}
          </label>
          {!lead && (
            <button
              type="submit"
              form={DESK_FORM}
              name="one"
              value={`lead:${id}`}
              className="text-button"
              aria-label={`Put on top: ${title}`}
            >
              Put on top
            </button>
          )}
        </div>
      )}
    </div>
  );
}
