import { SaveButton } from "#components/bookmarks/save-button.tsx";
import { ShareMenu } from "#components/sharing/share-menu.tsx";
import { Link } from "#components/ui/link.tsx";
import type { Piece } from "#components/ui/part.tsx";
import { Portrait } from "#components/ui/portrait.tsx";
import { exactDate, longDate } from "#lib/dates.ts";
import { articlePath } from "#lib/posts/addresses.ts";
import type { Article } from "#lib/posts/post.ts";
import type { ArticleState } from "#lib/reading/queries.ts";
import { absolute } from "#lib/site.ts";

type Props = {
  article: Omit<Article, "bodyHtml">;
  state: Pick<ArticleState, "saved" | "bookmarkId">;
  /** Whether nothing else stands before what follows it, and the page is seen from its top (components/posts/first-screens.ts). */
  isFirst: boolean;
};

/** What it is, whose and of when, and what can be done with it. */
export function articleHead({ article, state, isFirst }: Props): Piece {
  const { id, slug, topic, title, subtitle, author, publishedAt, readingMinutes } = article;
  const shown = [id, slug, topic, title, subtitle, author, publishedAt, readingMinutes, article.firstPublished?.byline];
  return {
    of: ["head", shown, state.saved, state.bookmarkId, isFirst],
    children: () => <Head article={article} state={state} isFirst={isFirst} />,
  };
}

function Head({ article, state, isFirst }: Props) {
  const published = new Date(article.publishedAt);
  return (
    <header className="article-head" data-first={isFirst || undefined}>
      <p className="topic">
        <Link href={`/tags/${article.topic.slug}`}>{article.topic.name}</Link>
      </p>
      <h1 id="title">{article.title}</h1>
      {article.subtitle && <p className="subtitle">{article.subtitle}</p>}
      <div className="byline">
        <Portrait name={article.author.name} />
        <div>
          <p>
            <Link href={`/authors/${article.author.handle}`}>
              <b>{article.author.name}</b> @{article.author.handle}
            </Link>
            {article.firstPublished?.byline && `, imported: written by ${article.firstPublished.byline}`}
          </p>
          <p>
            <time dateTime={article.publishedAt} title={exactDate(published)}>
              {longDate(published)}
            </time>{" "}
            · <span className="whitespace-nowrap">{article.readingMinutes} min read</span>
          </p>
        </div>
        <div className="byline-actions">
          <SaveButton post={article} saved={state.saved} />
          {state.bookmarkId && (
            <Link href={`/saved/${state.bookmarkId}`} className="text-button max-md:hidden!">
              Note and lists
            </Link>
          )}
          <ShareMenu title={article.title} slug={article.slug} url={absolute(articlePath(article.slug))} />
        </div>
      </div>
    </header>
  );
}
