import { PathCard } from "#components/paths/path-card.tsx";
import { RemovedPaths } from "#components/paths/removed-paths.tsx";
import { PageHead } from "#components/shell/page-head.tsx";
import { Link } from "#components/ui/link.tsx";
import { viewer } from "#lib/accounts/session.ts";
import { listPaths, listRemovedPaths } from "#lib/paths/queries.ts";

export default async function PathsPage() {
  const reader = await viewer();
  const [paths, removed] = await Promise.all([listPaths(reader?.id), reader ? listRemovedPaths(reader.id) : []]);
  const own = paths.filter((path) => path.mine || path.followed);
  const others = paths.filter((path) => !path.mine && !path.followed);
  return (
    <>
      <PageHead
        title="Reading paths"
        description="Briefings in an order that leads somewhere, and ends."
        path="/paths"
      />
      <div className="head">
        <h1>Reading paths</h1>
        <p className="short">Briefings in an order that leads somewhere, each with a word on why it stands there.</p>
        <div className="actions">
          <Link href="/paths/new" className="button">
            Make a path
          </Link>
        </div>
      </div>
      <div className="max-w-[47rem]">
        {own.length > 0 && (
          <section aria-labelledby="own-paths" className="pb-8">
            <h2 id="own-paths" className="section-title">
              Yours
            </h2>
            {own.map((path) => (
              <PathCard key={path.id} path={path} />
            ))}
          </section>
        )}
        <RemovedPaths paths={removed} />
        {(others.length > 0 || own.length === 0) && (
          <section aria-labelledby="all-paths">
            <h2 id="all-paths" className={own.length > 0 ? "section-title" : "sr-only"}>
              For everybody
            </h2>
            {others.map((path) => (
              <PathCard key={path.id} path={path} />
            ))}
            {paths.length === 0 && (
              <div className="empty">
                <p>There are no paths for everybody yet. Make one of your own, from briefings that belong together.</p>
              </div>
            )}
          </section>
        )}
      </div>
    </>
  );
}
