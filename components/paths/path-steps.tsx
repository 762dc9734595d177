import { Link } from "#components/ui/link.tsx";
import type { PathStep } from "#lib/paths/path.ts";
import { articlePath } from "#lib/posts/addresses.ts";

type Props = { steps: PathStep[]; slug: string; read: Set<string>; nextId: string | null };

/** The steps of a path in order, each with its note. */
export function PathSteps({ steps, slug, read, nextId }: Props) {
  return (
    <ol className="path-steps">
      {steps.map(({ id, note, post }, at) => (
        <li key={id} className={read.has(post.id) ? "is-read" : undefined}>
          <span className="path-number" aria-hidden="true">
            {at + 1}
          </span>
          <article aria-labelledby={`step-${id}`}>
            <h2 id={`step-${id}`}>
              <Link href={articlePath(post.slug, `path:${slug}`)}>{post.title}</Link>
            </h2>
            {note && <p className="short">{note}</p>}
            <p className="meta">
              {post.topic.name} · {post.readingMinutes} min
              {read.has(post.id) && " · read"}
              {id === nextId && <b className="path-next"> · next step</b>}
            </p>
          </article>
        </li>
      ))}
    </ol>
  );
}
