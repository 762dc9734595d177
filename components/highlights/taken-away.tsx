import { PlainForm } from "#components/ui/plain-form.tsx";
import { restoreHighlight } from "#lib/highlights/actions.ts";

/** What was removed in the last day, to be put back. */
export function TakenAway({ highlights }: { highlights: { id: string; exact: string }[] }) {
  if (highlights.length === 0) return null;
  return (
    <details className="taken-away">
      <summary className="text-button">Removed today: {highlights.length}</summary>
      <ul className="rows">
        {highlights.map(({ id, exact }) => (
          <li key={id}>
            <span className="flex-1 basis-64 text-grey">{exact.length > 140 ? `${exact.slice(0, 140)}…` : exact}</span>
            <PlainForm action={restoreHighlight} fields={{ id }}>
              <button type="submit" className="text-button" aria-label={`Put back: ${exact.slice(0, 60)}`}>
                Put back
              </button>
            </PlainForm>
          </li>
        ))}
      </ul>
    </details>
  );
}
