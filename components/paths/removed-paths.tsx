import { PutBack } from "#components/ui/put-back.tsx";
import { restorePath } from "#lib/paths/actions.ts";

/** What a reader removed within a day, each with the way to have it back. */
export function RemovedPaths({ paths }: { paths: { id: string; title: string }[] }) {
  if (paths.length === 0) return null;
  return (
    <section aria-labelledby="removed-paths" className="pb-8">
      <h2 id="removed-paths" className="section-title">
        Removed, kept for a day
      </h2>
      <PutBack action={restorePath} rows={paths.map(({ id, title }) => ({ id, name: title }))} />
    </section>
  );
}
