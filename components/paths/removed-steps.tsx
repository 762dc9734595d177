import { PlainForm } from "#components/ui/plain-form.tsx";
import { restoreStep } from "#lib/paths/step-actions.ts";

/** What was taken out of a path within a day, each with the way back. */
export function RemovedSteps({ steps }: { steps: { id: string; title: string }[] }) {
  if (steps.length === 0) return null;
  return (
    <section aria-labelledby="removed-steps" className="article-part">
      <h2 id="removed-steps">Removed, kept for a day</h2>
      <ul className="rows">
        {steps.map(({ id, title }) => (
          <li key={id}>
            <span className="text-grey">{title}</span>
            <PlainForm action={restoreStep} fields={{ id }}>
              <button type="submit" className="text-button" aria-label={`Put back: ${title}`}>
                Put back
              </button>
            </PlainForm>
          </li>
        ))}
      </ul>
    </section>
  );
}
