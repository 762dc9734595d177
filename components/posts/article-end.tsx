import { FollowButton } from "#components/following/follow-button.tsx";
import { KeepForm } from "#components/highlights/keep-form.tsx";
import { MuteMenu } from "#components/mutes/mute-menu.tsx";
import { Sources } from "#components/posts/sources.tsx";
import { Takeaways } from "#components/posts/takeaways.tsx";
import { ReadButton } from "#components/reading/read-button.tsx";
import { SharePlaces } from "#components/sharing/share-places.tsx";
import { Link } from "#components/ui/link.tsx";
import { Portrait } from "#components/ui/portrait.tsx";
import { longDate, roughDate } from "#lib/dates.ts";
import { hostOf } from "#lib/mutes/mute.ts";
import type { Article } from "#lib/posts/post.ts";
import type { ArticleState } from "#lib/reading/queries.ts";

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

type Props = { article: Article; state: ArticleState; signedIn: boolean; url: string };

/** What follows the text: where it first stood, takeaways, sources, topics, the author, and sharing. */
export function ArticleEnd({ article, state, signedIn, url }: Props) {
  const { firstPublished, correctedAt, correction } = article;
  return (
    <div>
      <div data-reading-end />
      {(firstPublished || correctedAt) && (
        <p className="meta mt-8">
          {firstPublished && (
            <>
              First published at <a href={firstPublished.url}>{firstPublished.publisher}</a> on{" "}
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
      )}
      {signedIn && (
        <div className="mt-6 flex flex-wrap gap-x-6">
          <ReadButton piece={{ postId: article.id }} title={article.title} read={state.read} />
          {state.bookmarkId && (
            <Link href={`/saved/${state.bookmarkId}`} className="text-button">
              Note and lists
            </Link>
          )}
          <MuteMenu things={mutableThings(article)} about={article.title} />
          <Link href={`/paths/add?post=${article.slug}`} className="text-button">
            Add to a path
          </Link>
        </div>
      )}
      <Takeaways takeaways={article.takeaways} />
      <Sources sources={article.sources} />
      <nav className="article-part hashtags" aria-label="Topics of this briefing">
        {article.topics.map((topic) => (
          <Link key={topic.slug} href={`/tags/${topic.slug}`}>
            #{topic.slug}
          </Link>
        ))}
      </nav>
      <section className="article-part" aria-labelledby="author">
        <h2 id="author" className="sr-only">
          Author
        </h2>
        <div className="flex flex-wrap items-center gap-4">
          <Portrait name={article.author.name} />
          <p className="flex-1 basis-64 text-base">
            <Link href={`/authors/${article.author.handle}`} className="font-semibold">
              {article.author.name}
            </Link>{" "}
            <span className="text-quiet">@{article.author.handle}</span>
            <br />
            <span className="text-grey">{article.author.bio}</span>
          </p>
          <FollowButton
            kind="author"
            id={article.author.id}
            name={article.author.name}
            following={state.followsAuthor}
          />
        </div>
      </section>
      {signedIn && <KeepForm piece={{ postId: article.id }} />}
      <section className="article-part no-print" id="share" aria-labelledby="share-title">
        <h2 id="share-title">Share this briefing</h2>
        <SharePlaces title={article.title} slug={article.slug} url={url} />
      </section>
    </div>
  );
}
