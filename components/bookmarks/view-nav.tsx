import { Link } from "#components/ui/link.tsx";
import { Part } from "#components/ui/part.tsx";
import { type SavedView, savedPath } from "#lib/bookmarks/saved.ts";

const SHOWN: [SavedView["show"], string][] = [
  ["current", "All"],
  ["unread", "Unread"],
  ["archived", "Archive"],
];

/** Which of the saved, and which first: links, each a page of its own. */
export function ViewNav({ view }: { view: SavedView }) {
  return <Part of={["view", view]}>{() => <Views view={view} />}</Part>;
}

function Views({ view }: { view: SavedView }) {
  const other = view.order === "newest" ? "oldest" : "newest";
  return (
    <nav aria-label="Which of them" className="view-nav">
      {SHOWN.map(([show, name]) => (
        <Link
          key={show}
          href={savedPath({ ...view, show })}
          className="text-button"
          aria-current={view.show === show ? "page" : undefined}
        >
          {name}
        </Link>
      ))}
      <Link href={savedPath({ ...view, order: other })} className="text-button view-order">
        {other === "oldest" ? "Oldest first" : "Newest first"}
      </Link>
    </nav>
  );
}
