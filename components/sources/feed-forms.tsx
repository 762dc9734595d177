import { ActionForm } from "#components/ui/action-form.tsx";
import { Field } from "#components/ui/field.tsx";
import { PlainForm } from "#components/ui/plain-form.tsx";
import { pauseFeed, pollFeedNow, removeFeed, renameFeed } from "#lib/sources/actions.ts";
import type { DeskFeed } from "#lib/sources/feed.ts";

/** What an editor can do with one source feed. */
export function FeedForms({ feed }: { feed: Pick<DeskFeed, "id" | "title" | "state"> }) {
  const { id, title, state } = feed;
  return (
    <div className="row-actions">
      <PlainForm action={pollFeedNow} fields={{ id }}>
        <button type="submit" className="button">
          {state === "active" ? "Read now" : "Resume"}
        </button>
      </PlainForm>
      {state === "active" && (
        <PlainForm action={pauseFeed} fields={{ id }}>
          <button type="submit" className="button">
            Pause
          </button>
        </PlainForm>
      )}
      <PlainForm action={removeFeed} fields={{ id }}>
        <button type="submit" className="button">
          Remove
        </button>
      </PlainForm>
      <ActionForm action={renameFeed} fields={{ id }} label={`Rename ${title}`} summary="Rename" button="Rename" says>
        <Field label="Name" name="title" required maxLength={300} defaultValue={title} />
      </ActionForm>
    </div>
  );
}
