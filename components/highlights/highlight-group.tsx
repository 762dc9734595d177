import { NoteForm } from "#components/highlights/note-form.tsx";
import { Link } from "#components/ui/link.tsx";
import { PlainForm } from "#components/ui/plain-form.tsx";
import { When } from "#components/ui/when.tsx";
import { removeHighlight } from "#lib/highlights/actions.ts";
import { type HighlightGroup as Group, type Highlight, passagePath } from "#lib/highlights/highlight.ts";

/** What a reader marked in one piece. */
export function HighlightGroup({ group, now }: { group: Group; now: Date }) {
  const { piece, count, highlights } = group;
  return (
    <section className="kept-group" aria-labelledby={`in-${piece.id}`}>
      <h2 id={`in-${piece.id}`}>
        <Link href={piece.path}>{piece.title}</Link>
      </h2>
      <ul>
        {highlights.map((one) => (
          <Entry key={one.id} highlight={one} path={piece.path} now={now} />
        ))}
      </ul>
      {count > highlights.length && (
        <p className="mt-4">
          <Link href={`/highlights?in=${piece.key}`} className="text-button">
            All {count} in this piece
          </Link>
        </p>
      )}
    </section>
  );
}

function Entry({ highlight, path, now }: { highlight: Highlight; path: string; now: Date }) {
  const { id, exact, note, createdAt, isLost } = highlight;
  const about = exact.length > 60 ? `${exact.slice(0, 60)}…` : exact;
  return (
    <li id={`kept-${id}`} className="kept" data-lost={isLost || undefined}>
      <blockquote>{exact}</blockquote>
      {isLost && <p className="meta">The text changed; this was the passage.</p>}
      {note && <p className="kept-note">{note}</p>}
      <div className="kept-actions">
        <span className="meta">
          <When at={createdAt} now={now} />
        </span>
        {!isLost && (
          <Link href={passagePath(path, id)} className="text-button" aria-label={`In the text: ${about}`}>
            In the text
          </Link>
        )}
        <PlainForm action={removeHighlight} fields={{ id }}>
          <button type="submit" className="text-button" aria-label={`Remove: ${about}`}>
            Remove
          </button>
        </PlainForm>
        <details>
          <summary className="text-button" aria-label={`${note ? "Edit the note" : "Add a note"}: ${about}`}>
            {note ? "Edit the note" : "Add a note"}
          </summary>
          <NoteForm key={note} id={id} note={note} />
        </details>
      </div>
    </li>
  );
}
