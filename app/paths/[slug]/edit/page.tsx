import { SignedOut } from "#components/accounts/signed-out.tsx";
import { PathForm } from "#components/paths/path-form.tsx";
import { RemovedSteps } from "#components/paths/removed-steps.tsx";
import { StepEditor } from "#components/paths/step-editor.tsx";
import { StepPicker } from "#components/paths/step-picker.tsx";
import { PageHead } from "#components/shell/page-head.tsx";
import { Link } from "#components/ui/link.tsx";
import { PlainForm } from "#components/ui/plain-form.tsx";
import { viewer } from "#lib/accounts/session.ts";
import { listReader } from "#lib/mutes/mute.ts";
import { removePath } from "#lib/paths/actions.ts";
import { pathPath } from "#lib/paths/path.ts";
import { findPath, findRemovedSteps } from "#lib/paths/queries.ts";
import { searchBriefings } from "#lib/search/queries.ts";
import { nothingHere } from "../../../nothing-here.tsx";

type Props = { params: Promise<{ slug: string }>; searchParams: Promise<{ q?: string }> };

export default async function EditPathPage({ params, searchParams }: Props) {
  const [reader, { slug }, { q }] = await Promise.all([viewer(), params, searchParams]);
  if (!reader) {
    return (
      <SignedOut title="Edit a path" returnTo={`${pathPath(slug)}/edit`}>
        Your own paths, their steps and the notes to them.
      </SignedOut>
    );
  }
  const path = await findPath(slug, reader.id);
  if (path?.ownerId !== reader.id) return nothingHere();
  const query = typeof q === "string" ? q.trim() : "";
  const [removed, found] = await Promise.all([
    findRemovedSteps(reader.id, path.id),
    query ? searchBriefings(query, listReader(reader)) : null,
  ]);
  const { steps } = path;
  return (
    <>
      <PageHead title="Edit a path" hidden />
      <div className="max-w-[41.25rem]">
        <div className="head">
          <p className="topic">
            <Link href={pathPath(slug)}>Reading path</Link>
          </p>
          <h1>{path.title}</h1>
          <div className="actions">
            <Link href={pathPath(slug)} className="button">
              See the path
            </Link>
          </div>
        </div>
        <section aria-labelledby="steps">
          <h2 id="steps" className="pb-3 text-title">
            Steps
          </h2>
          {steps.length === 0 && (
            <p className="mt-3 text-grey">None yet. Search below, or press Add to a path at the end of a briefing.</p>
          )}
          <ol className="path-steps">
            {steps.map(({ id, note, post }, at) => (
              <StepEditor key={id} step={{ id, note, title: post.title }} number={at + 1} total={steps.length} />
            ))}
          </ol>
        </section>
        <RemovedSteps steps={removed} />
        <StepPicker
          path={path}
          query={query}
          found={found ? found.hits.map(({ post }) => post) : []}
          taken={new Set(steps.map(({ post }) => post.id))}
        />
        <section aria-labelledby="about-path" className="article-part">
          <h2 id="about-path">About the path</h2>
          <PathForm path={path} mayList={reader.role !== "reader"} />
        </section>
        <PlainForm action={removePath} fields={{ id: path.id }} className="article-part">
          <button type="submit" className="button">
            Remove the path
          </button>
          <p className="mt-3 text-small text-quiet">It can be put back for a day, on the page of your paths.</p>
        </PlainForm>
      </div>
    </>
  );
}
