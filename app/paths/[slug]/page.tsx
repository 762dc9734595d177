import { FollowPath } from "#components/paths/follow-path.tsx";
import { PathEnd, PathProgress } from "#components/paths/path-progress.tsx";
import { PathSteps } from "#components/paths/path-steps.tsx";
import { PageHead } from "#components/shell/page-head.tsx";
import { Link } from "#components/ui/link.tsx";
import { viewer } from "#lib/accounts/session.ts";
import { progressIn } from "#lib/paths/path.ts";
import { findPath, findPathState } from "#lib/paths/queries.ts";
import { nothingHere } from "../../nothing-here.tsx";

type Props = { params: Promise<{ slug: string }> };

export default async function PathPage({ params }: Props) {
  const [reader, { slug }] = await Promise.all([viewer(), params]);
  const path = await findPath(slug, reader?.id);
  if (!path) return nothingHere();
  const state = await findPathState(reader?.id, path);
  const progress = progressIn(path.steps, state.read);
  const isMine = reader !== null && path.ownerId === reader.id;
  return (
    <>
      <PageHead
        title={path.title}
        description={path.description || undefined}
        path={`/paths/${path.slug}`}
        // What is shown by link is for whoever was given it, not for search engines.
        hidden={path.visibility !== "listed"}
      />
      <div className="head">
        <p className="topic">
          <Link href="/paths">Reading path</Link>
        </p>
        <h1>{path.title}</h1>
        {path.description && <p className="short whitespace-pre-line">{path.description}</p>}
        <div className="actions">
          {isMine ? (
            <Link href={`/paths/${path.slug}/edit`} className="button">
              Edit
            </Link>
          ) : (
            <FollowPath path={path} followed={state.followed} />
          )}
          <span className="meta">
            {isMine ? SHOWN[path.visibility] : `Made by ${path.maker ?? "the desks of AI Briefing"}`}
          </span>
        </div>
      </div>
      {path.steps.length === 0 ? (
        <div className="empty">
          <p>This path has no steps yet.</p>
        </div>
      ) : (
        <div className="max-w-[47rem]">
          <PathProgress progress={progress} slug={path.slug} signedIn={reader !== null} />
          <PathSteps steps={path.steps} slug={path.slug} read={state.read} nextId={nextIn(state.read, progress)} />
          <PathEnd progress={progress} />
        </div>
      )}
    </>
  );
}

/** Which step is marked as the next: none before one has begun. */
const nextIn = (read: Set<string>, { next }: ReturnType<typeof progressIn>) => (read.size > 0 && next ? next.id : null);

const SHOWN = {
  private: "Only you see this path",
  link: "Whoever has the link sees this path, with your name",
  listed: "Listed for everybody, with your name",
};
