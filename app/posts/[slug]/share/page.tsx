import { OwnShareLink } from "#components/sharing/own-share-link.tsx";
import { SharePlaces } from "#components/sharing/share-places.tsx";
import { PageHead } from "#components/shell/page-head.tsx";
import { Link } from "#components/ui/link.tsx";
import { PlainForm } from "#components/ui/plain-form.tsx";
import { viewer } from "#lib/accounts/session.ts";
import { findPostCard } from "#lib/posts/queries.ts";
import { createShareLink } from "#lib/sharing/actions.ts";
import { findShareLink } from "#lib/sharing/queries.ts";
import { absolute } from "#lib/site.ts";
import { nothingHere } from "../../../nothing-here.tsx";

export default async function SharePage({ params }: { params: Promise<{ slug: string }> }) {
  const [reader, post] = await Promise.all([viewer(), params.then(({ slug }) => findPostCard(slug))]);
  if (!post) return nothingHere();
  const link = reader ? await findShareLink(reader.id, post.id) : null;
  const url = absolute(link ? `/s/${link.token}` : `/posts/${post.slug}`);
  return (
    <>
      <PageHead title="Share" hidden />
      <div className="max-w-[41.25rem]">
        <div className="head">
          <p className="topic">Share</p>
          <h1>{post.title}</h1>
          <p className="short">{post.shortVersion}</p>
        </div>
        <section className="article-part" aria-labelledby="short-link">
          <h2 id="short-link">Your share link</h2>
          <p className="mb-3 text-grey">
            A short address of your own for this briefing. It counts how many people opened it, not who, and you can
            withdraw it whenever you like.
          </p>
          {link ? (
            <OwnShareLink link={link} url={url} />
          ) : (
            <PlainForm action={createShareLink} fields={{ postId: post.id }}>
              <button type="submit" className="button">
                Make a share link
              </button>
            </PlainForm>
          )}
        </section>
        <section className="article-part" aria-labelledby="pass-on">
          <h2 id="pass-on">Pass it on</h2>
          <label className="block text-small text-grey">
            Address
            <input readOnly type="text" value={url} className="mt-1" />
          </label>
          <SharePlaces title={post.title} url={url} />
        </section>
        <p className="article-part">
          <Link href={`/posts/${post.slug}`} className="text-button">
            ← Back to the briefing
          </Link>
        </p>
      </div>
    </>
  );
}
