import { PutBack } from "#components/ui/put-back.tsx";
import { restoreStep } from "#lib/paths/step-actions.ts";

/** What was taken out of a path within a day, each with the way back. */
export function RemovedSteps({ steps }: { steps: { id: string; title: string }[] }) {
  if (steps.length === 0) return null;
  return (
    <section aria-labelledby="removed-steps" className="article-part">
      <h2 id="removed-steps">Removed, kept for a day</h2>
      <PutBack action={restoreStep} rows={steps.map(({ id, title }) => ({ id, name: title }))} />
    </section>
  );
}
