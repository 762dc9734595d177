import { PlainForm } from "#components/ui/plain-form.tsx";
import { Sure } from "#components/ui/sure.tsx";
import { publishSavedList, withdrawSavedList } from "#lib/bookmarks/list-actions.ts";
import type { SavedList } from "#lib/bookmarks/saved.ts";

/** Whether a list is public, where, and the way to make it so or to take it back. `url` is its public address. */
export function ListSharing({ list, url }: { list: SavedList; url: string | null }) {
  if (!url)
    return (
      <Sure label="Make public">
        <p>
          Whoever has the link sees the list with its pieces in order, its description and your name, and may follow it
          as a feed. {list.showsNotes ? "Your notes are shown." : "Your notes are not shown."}
        </p>
        <PlainForm action={publishSavedList} fields={{ listId: list.id }}>
          <button type="submit" className="button is-primary">
            Make a public link
          </button>
        </PlainForm>
      </Sure>
    );
  return (
    <div className="list-public">
      <p>
        Public: <a href={url}>{url.replace(/^https?:\/\//, "")}</a> · <a href={`${url}/feed.xml`}>feed</a>
      </p>
      <Sure label="Withdraw">
        <p>The link and the feed lead nowhere from then on. Made public again, the list gets another link.</p>
        <PlainForm action={withdrawSavedList} fields={{ listId: list.id }}>
          <button type="submit" className="button">
            Withdraw the link
          </button>
        </PlainForm>
      </Sure>
    </div>
  );
}
