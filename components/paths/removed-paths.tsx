import { PlainForm } from "#components/ui/plain-form.tsx";
import { restorePath } from "#lib/paths/actions.ts";

/** What a reader removed within a day, each with the way to have it back. */
export function RemovedPaths({ paths }: { paths: { id: string; title: string }[] }) {
  if (paths.length === 0) return null;
  return (
    <section aria-labelledby="removed-paths" className="pb-8">
      <h2 id="removed-paths" className="section-title">
        Removed, kept for a day
      </h2>
      <ul className="rows">
        {paths.map(({ id, title }) => (
          <li key={id}>
            <span className="text-grey">{title}</span>
            <PlainForm action={restorePath} fields={{ id }}>
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
