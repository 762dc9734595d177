import { Link } from "#components/ui/link.tsx";
import { type SavedItem, savedName } from "#lib/bookmarks/saved.ts";

/** What a reader added to something saved: the note, the lists, and the way to change them. */
export function KeptLine({ item }: { item: SavedItem }) {
  const { id, note, lists } = item;
  const is = note || lists.length > 0;
  return (
    <>
      {note && <p className="kept-note">{note}</p>}
      <p className="meta kept-line">
        {lists.length > 0 && "In "}
        {lists.map((list, at) => (
          <span key={list.id}>
            {at > 0 && ", "}
            <Link href={`/saved/lists/${list.id}`}>{list.name}</Link>
          </span>
        ))}
        {lists.length > 0 && " · "}
        <Link
          href={`/saved/${id}`}
          aria-label={`${is ? "Change note and lists" : "Add note or list"}: ${savedName(item)}`}
        >
          {is ? "Change" : "Add note or list"}
        </Link>
      </p>
    </>
  );
}
