import { Link } from "#components/ui/link.tsx";
import { type PathCard as Card, minuteCount, pathPath, stepCount } from "#lib/paths/path.ts";

/** A reading path in a list. */
export function PathCard({ path }: { path: Card }) {
  return (
    <article className="card" aria-labelledby={`path-${path.id}`}>
      <h3 id={`path-${path.id}`}>
        <Link href={pathPath(path.slug)}>{path.title}</Link>
      </h3>
      {path.description && <p className="short">{path.description}</p>}
      <p className="meta">
        {stepCount(path.steps)} · {minuteCount(path.minutes)}
        {` · ${path.mine ? SHOWN[path.visibility] : `by ${path.maker ?? "AI Briefing"}`}`}
        {path.read > 0 && (path.read === path.steps ? " · finished" : ` · ${path.read} read`)}
      </p>
    </article>
  );
}

const SHOWN = { private: "only you see it", link: "shown by link", listed: "listed for everybody" };
