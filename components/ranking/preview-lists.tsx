import { ReceiptLines } from "#components/ranking/why.tsx";
import { Link } from "#components/ui/link.tsx";
import type { Preview, PreviewRow } from "#lib/ranking/preview.ts";

/** The first of a list as it stands now, beside how it would stand. */
export function PreviewLists({ preview, of }: { preview: Preview; of: "following" | "all" }) {
  const where = of === "following" ? "In what you follow" : "In the briefing";
  return (
    <div className="before-after">
      <section aria-labelledby="order-before">
        <h3 id="order-before">Now</h3>
        <Rows rows={preview.before} isAfter={false} />
      </section>
      <section aria-labelledby="order-after">
        <h3 id="order-after">With these weights</h3>
        <Rows rows={preview.after} isAfter />
      </section>
      <p className="text-small text-quiet">
        {preview.of === 0
          ? "There is nothing to rank yet."
          : `${where}: ${preview.moved} of ${preview.of} would stand elsewhere.`}
      </p>
    </div>
  );
}

function Rows({ rows, isAfter }: { rows: PreviewRow[]; isAfter: boolean }) {
  return (
    <ol>
      {rows.map((row) => (
        <li key={row.slug}>
          <Link href={`/posts/${row.slug}`}>{row.title}</Link>
          {isAfter && row.was !== row.place && <span className="text-quiet"> was {row.was}</span>}
          {row.lines.length > 0 && (
            <details className="why">
              <summary>Score {row.score}</summary>
              <ReceiptLines receipt={row} />
            </details>
          )}
        </li>
      ))}
    </ol>
  );
}
