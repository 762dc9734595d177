import { FollowButton } from "#components/following/follow-button.tsx";
import { KeepForm } from "#components/highlights/keep-form.tsx";
import { MuteFields } from "#components/mutes/mute-menu.tsx";
import { Sources } from "#components/posts/sources.tsx";
import { Takeaways } from "#components/posts/takeaways.tsx";
import { ReadButton } from "#components/reading/read-button.tsx";
import { SharePlaces } from "#components/sharing/share-places.tsx";
import { Link } from "#components/ui/link.tsx";
import { Parts } from "#components/ui/part.tsx";
import { Portrait } from "#components/ui/portrait.tsx";
import { longDate, roughDate } from "#lib/dates.ts";
import { hostOf } from "#lib/mutes/mute.ts";
import { articlePath } from "#lib/posts/addresses.ts";
import type { Article } from "#lib/posts/post.ts";
import type { ArticleState } from "#lib/reading/queries.ts";
import { refusedForm } from "#lib/response-status.ts";
import { absolute } from "#lib/site.ts";

/** Each topic, the author and each source once, as its publisher and as its host. */
function mutableThings({ topics, author, sources }: Article) {
  const hosts = sources.map(({ url }) => hostOf(url) ?? "");
  const named = [...new Set([...sources.map(({ publisher }) => publisher), ...hosts])];
  return [
    ...topics.map(({ slug, name }) => ({ kind: "topic" as const, key: slug, label: `Topic: ${name}` })),
    { kind: "author" as const, key: author.handle, label: `Author: ${author.name}` },
    ...named.filter(Boolean).map((name) => ({ kind: "source" as const, key: name, label: `Source: ${name}` })),
  ];
}

/** What it comes to, what it rests on, and what it is about. */
function Grounds({ takeaways, sources, topics }: Pick<Article, "takeaways" | "sources" | "topics">) {
  return (
    <>
      <Takeaways takeaways={takeaways} />
      <Sources sources={sources} />
      <nav className="article-part hashtags" aria-label="Topics of this briefing">
        {topics.map((topic) => (
          <Link key={topic.slug} href={`/tags/${topic.slug}`}>
            #{topic.slug}
          </Link>
        ))}
      </nav>
    </>
  );
}

type Props = {
  article: Article;
  state: ArticleState;
  signedIn: boolean;
  isBelow: boolean;
  /** The request that the page answers: what a form of the page was refused for stands under it. */
  request: string | null;
};

/** What follows the text: where it first stood, takeaways, sources, topics, the author, and sharing. */
export function ArticleEnd({ article, state, signedIn, isBelow, request }: Props) {
  const { id, slug, title, takeaways, sources, topics, author, firstPublished, correctedAt, correction } = article;
  const publishers = sources.map(({ publisher, url }) => [publisher, url]);
  const refused = { mute: refusedForm(request, "mute"), keep: refusedForm(request, "keep-passage") };
  const pieces = [
    {
      of: ["origin", firstPublished, correctedAt, correction],
      children: () => <Origin {...article} />,
    },
    signedIn && {
      of: ["own", id, slug, title, state.read, state.bookmarkId, topics, author, publishers],
      children: () => (
        <div className="mt-6 flex flex-wrap gap-x-6">
          <Own article={article} state={state} />
          <div className="mute-menu">
            <MuteFields things={mutableThings(article)} about={title} refused={refused.mute} />
          </div>
        </div>
      ),
    },
    { of: ["grounds", takeaways, sources, topics], children: () => <Grounds {...article} /> },
    {
      of: ["author", author, state.followsAuthor],
      children: () => <WrittenBy author={author} follows={state.followsAuthor} />,
    },
    signedIn && {
      of: ["keep", { postId: id }],
      children: () => <KeepForm piece={{ postId: id }} refused={refused.keep} />,
    },
    { of: ["share", title, slug], children: () => <Sharing title={title} slug={slug} /> },
  ];
  return (
    <div>
      <div data-reading-end />
      <Parts
        isBelow={isBelow}
        pieces={pieces.filter((piece) => piece !== false)}
        isKept={!refused.mute && !refused.keep}
      />
    </div>
  );
}

/** Where and when it was published first, and what was changed since. */
function Origin({ firstPublished, correctedAt, correction }: Article) {
  if (!firstPublished && !correctedAt) return null;
  return (
    <p className="meta mt-8">
      {firstPublished?.isCutOff && (
        <span className="notice mb-4 block">
          This copy stops where the open part of the original ends.{" "}
          <a href={firstPublished.url}>Read on at {firstPublished.publisher}</a>.
        </span>
      )}
      {firstPublished && (
        <>
          {firstPublished.byline && `Imported. Written by ${firstPublished.byline}. `}First published at{" "}
          <a href={firstPublished.url}>{firstPublished.publisher}</a> on{" "}
          <time dateTime={firstPublished.date}>{roughDate(firstPublished.date)}</time>.{" "}
        </>
      )}
      {correctedAt && !correction && <>Updated on {longDate(new Date(correctedAt))}.</>}
      {correctedAt && correction && (
        <span className="block">
          <b>Corrected on {longDate(new Date(correctedAt))}:</b> {correction}
        </span>
      )}
    </p>
  );
}

/** What a reader does with it for themselves. */
function Own({ article: { id, slug, title }, state }: Pick<Props, "article" | "state">) {
  return (
    <>
      <ReadButton piece={{ postId: id }} title={title} read={state.read} />
      {state.bookmarkId && (
        <Link href={`/saved/${state.bookmarkId}`} className="text-button">
          Note and lists
        </Link>
      )}
      <Link href={`/paths/add?post=${slug}`} className="text-button">
        Add to a path
      </Link>
    </>
  );
}

function Sharing({ title, slug }: { title: string; slug: string }) {
  return (
    <section className="article-part no-print" id="share" aria-labelledby="share-title">
      <h2 id="share-title">Share this briefing</h2>
      <SharePlaces title={title} slug={slug} url={absolute(articlePath(slug))} />
    </section>
  );
}

function WrittenBy({ author, follows }: { author: Article["author"]; follows: boolean }) {
  return (
    <section className="article-part" aria-labelledby="author">
      <h2 id="author" className="sr-only">
        Author
      </h2>
      <div className="flex flex-wrap items-center gap-4">
        <Portrait name={author.name} />
        <p className="flex-1 basis-64 text-base">
          <Link href={`/authors/${author.handle}`} className="font-semibold">
            {author.name}
          </Link>{" "}
          <span className="text-quiet">@{author.handle}</span>
          <br />
          <span className="text-grey">{author.bio}</span>
        </p>
        <FollowButton kind="author" id={author.id} name={author.name} following={follows} />
      </div>
    </section>
  );
}
