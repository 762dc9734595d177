import { PutBack } from "#components/ui/put-back.tsx";
import { restoreHighlight } from "#lib/highlights/actions.ts";

/** What was removed in the last day, to be put back. */
export function TakenAway({ highlights }: { highlights: { id: string; exact: string }[] }) {
  if (highlights.length === 0) return null;
  const rows = highlights.map(({ id, exact }) => ({
    id,
    name: exact.slice(0, 60),
    shown: exact.length > 140 ? `${exact.slice(0, 140)}…` : exact,
  }));
  return (
    <details className="taken-away">
      <summary className="text-button">Removed today: {highlights.length}</summary>
      <PutBack action={restoreHighlight} rows={rows} />
    </details>
  );
}
