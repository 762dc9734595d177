import { Marked } from "#components/search/marked.tsx";
import { Link } from "#components/ui/link.tsx";
import type { FoundNote } from "#lib/search/note-queries.ts";

/** Notes of the reader's own that a search in their saved found. */
export function FoundNotes({ notes }: { notes: FoundNote[] }) {
  if (notes.length === 0) return null;
  return (
    <section aria-labelledby="found-notes">
      <h2 id="found-notes" className="section-title">
        {notes.length === 1 ? "1 note of yours" : `${notes.length} notes of yours`}
      </h2>
      {notes.map(({ id, href, title, note }) => (
        <article key={id} className="card" aria-labelledby={`note-${id}`}>
          <h3 id={`note-${id}`}>
            <Link href={href}>{title}</Link>
          </h3>
          <p className="short">
            <Marked parts={note} />
          </p>
        </article>
      ))}
    </section>
  );
}
