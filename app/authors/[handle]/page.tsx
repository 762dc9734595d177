import { headers } from "next/headers";
import { FollowOrMute } from "#components/mutes/follow-or-mute.tsx";
import { PostList } from "#components/posts/post-list.tsx";
import { PageHead } from "#components/shell/page-head.tsx";
import { viewer } from "#lib/accounts/session.ts";
import { findAuthor } from "#lib/authors/queries.ts";
import { listReader } from "#lib/mutes/mute.ts";
import { findMute } from "#lib/mutes/queries.ts";
import { listItems } from "#lib/reading/list-queries.ts";
import { overlayFor } from "#lib/reading/overlay.ts";
import { refusedForm } from "#lib/response-status.ts";
import { nothingHere } from "../../nothing-here.tsx";

type Props = { params: Promise<{ handle: string }>; searchParams: Promise<{ before?: string; muted?: string }> };

export default async function AuthorPage({ params, searchParams }: Props) {
  const [{ handle }, { before, muted }, reader, request] = await Promise.all([
    params,
    searchParams,
    viewer(),
    headers(),
  ]);
  const looking = listReader(reader, muted);
  const [author, page, overlay, mutes] = await Promise.all([
    findAuthor(handle),
    listItems({ kind: "author", handle }, looking, before),
    overlayFor(reader?.id, { authors: [handle] }),
    findMute(looking, "author", handle),
  ]);
  if (!author) return nothingHere();
  return (
    <>
      <PageHead title={author.name} description={author.bio} path={`/authors/${author.handle}`} />
      <div className="head">
        <p className="meta">@{author.handle}</p>
        <h1>{author.name}</h1>
        <p className="short">{author.bio}</p>
        <div className="actions">
          <FollowOrMute
            kind="author"
            id={author.id}
            slug={handle}
            name={author.name}
            following={overlay.authors.has(handle)}
            mutes={mutes}
            signedIn={reader !== null}
            refused={refusedForm(request.get("x-briefing-request"), "mute")}
          />
          <span className="meta">{author.posts === 1 ? "1 briefing" : `${author.posts} briefings`}</span>
        </div>
      </div>
      <PostList
        items={page.items}
        page={page}
        reader={looking}
        before={before}
        list={`author:${handle}`}
        empty={`${author.name} has not published anything yet.`}
        end={`This was everything by ${author.name.replace(/^The /, "the ")}.`}
      />
    </>
  );
}
