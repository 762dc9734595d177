import { SignedOut } from "#components/accounts/signed-out.tsx";
import { PathForm } from "#components/paths/path-form.tsx";
import { PageHead } from "#components/shell/page-head.tsx";
import { Link } from "#components/ui/link.tsx";
import { PlainForm } from "#components/ui/plain-form.tsx";
import { viewer } from "#lib/accounts/session.ts";
import { listPathsToAddTo } from "#lib/paths/queries.ts";
import { addStep } from "#lib/paths/step-actions.ts";
import { findPostCard } from "#lib/posts/queries.ts";
import { nothingHere } from "../../nothing-here.tsx";

type Props = { searchParams: Promise<{ post?: string }> };

export default async function AddToPathPage({ searchParams }: Props) {
  const [reader, query] = await Promise.all([viewer(), searchParams]);
  const slug = typeof query.post === "string" ? query.post : "";
  if (!reader) {
    return (
      <SignedOut title="Add to a path" returnTo={`/paths/add?${new URLSearchParams({ post: slug })}`}>
        Put briefings in an order that leads somewhere.
      </SignedOut>
    );
  }
  const post = await findPostCard(slug);
  if (!post) return nothingHere();
  const paths = await listPathsToAddTo(reader.id, post.id);
  return (
    <>
      <PageHead title="Add to a path" hidden />
      <div className="narrow at-start">
        <h1>Add to a path</h1>
        <p>
          <Link href={`/posts/${post.slug}`}>{post.title}</Link>
        </p>
        {paths.length > 0 && (
          <section aria-labelledby="your-paths" className="mt-8">
            <h2 id="your-paths" className="section-title">
              Your paths
            </h2>
            <ul className="rows">
              {paths.map(({ id, slug: path, title, has }) => (
                <li key={id}>
                  <Link href={`/paths/${path}/edit`} className="min-w-0 flex-1">
                    {title}
                  </Link>
                  {has ? (
                    <span className="meta">It is a step of it</span>
                  ) : (
                    <PlainForm action={addStep} fields={{ pathId: id, postId: post.id }}>
                      <button type="submit" className="text-button" aria-label={`Add to ${title}`}>
                        Add
                      </button>
                    </PlainForm>
                  )}
                </li>
              ))}
            </ul>
          </section>
        )}
        <section aria-labelledby="new-path" className="mt-8">
          <h2 id="new-path" className="section-title">
            {paths.length > 0 ? "A new path" : "Make a path with it"}
          </h2>
          <PathForm postId={post.id} mayList={reader.role !== "reader"} />
        </section>
      </div>
    </>
  );
}
