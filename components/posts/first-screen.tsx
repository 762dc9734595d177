import type { ReactElement } from "react";
import { articleOpening } from "#components/posts/article-body.tsx";
import { articleHead } from "#components/posts/article-head.tsx";
import { contentsOf, partsAfter } from "#components/posts/contents.tsx";
import { Parts } from "#components/ui/part.tsx";
import type { Article } from "#lib/posts/post.ts";
import type { ArticleState } from "#lib/reading/queries.ts";

type Props = {
  article: Article;
  state: Pick<ArticleState, "saved" | "bookmarkId">;
  /** What is to be said between its head and all else. */
  note: ReactElement | null;
  /** Whether it is what the page begins with and is seen first. */
  isFirst: boolean;
};

/** What an article begins with; by itself it is one part, which a press shows before the page is made (first-screens.ts). */
export function FirstScreen({ article, state, note, isFirst }: Props) {
  const head = articleHead({ article, state, isFirst: isFirst && !note });
  const contents = contentsOf(article.contents, partsAfter(article));
  const rest = [articleOpening(article), ...(contents ? [contents] : [])];
  if (!note) return <Parts className="first-screen" pieces={[head, ...rest]} />;
  return (
    <>
      <Parts className="first-screen" pieces={[head]} />
      {note}
      <Parts className="first-screen" pieces={rest} />
    </>
  );
}
