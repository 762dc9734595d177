import { headers } from "next/headers";
import { MutedNote } from "#components/mutes/muted-note.tsx";
import { PathLastStep, PathPlaceLine } from "#components/paths/path-place.tsx";
import { ArticleBody } from "#components/posts/article-body.tsx";
import { ArticleEnd } from "#components/posts/article-end.tsx";
import { FirstScreen } from "#components/posts/first-screen.tsx";
import { Surroundings } from "#components/posts/surroundings.tsx";
import { GoOn } from "#components/reading/go-on.tsx";
import { WhileReading } from "#components/reading/while-reading.tsx";
import { PageHead } from "#components/shell/page-head.tsx";
import { together } from "#components/ui/part.tsx";
import { Prepared } from "#components/ui/prepared.tsx";
import { viewer } from "#lib/accounts/session.ts";
import { savedNeighbours } from "#lib/bookmarks/queries.ts";
import { notesOf, withMarks } from "#lib/highlights/on-page.ts";
import { settleHighlights } from "#lib/highlights/settle.ts";
import { named } from "#lib/markup.ts";
import { listReader } from "#lib/mutes/mute.ts";
import { findMutesOf } from "#lib/mutes/queries.ts";
import { findPathPlace } from "#lib/paths/queries.ts";
import { listName, readListName } from "#lib/posts/addresses.ts";
import { articleHead } from "#lib/posts/head.ts";
import { articleJsonLd } from "#lib/posts/json-ld.ts";
import type { Article } from "#lib/posts/post.ts";
import { findArticle, findSurroundings, withNeighbours } from "#lib/posts/queries.ts";
import { openArticle } from "#lib/reading/openings.ts";
import { findArticleState, NO_STATE } from "#lib/reading/queries.ts";
import { nothingHere } from "../../nothing-here.tsx";

type Props = { params: Promise<{ slug: string }>; searchParams: Promise<{ from?: string }> };

export default async function ArticlePage({ params, searchParams }: Props) {
  const [{ slug }, { from }] = await Promise.all([params, searchParams]);
  const [reader, article, request] = await Promise.all([viewer(), findArticle(slug), headers()]);
  const [isLooking, isSoft] = [request.has("x-briefing-looking"), request.has("x-briefing-soft")];
  if (!article) return nothingHere();
  const list = readListName(from, reader?.id) ?? { kind: "all" as const };
  const inSaved = list.kind === "saved" && reader;
  const looking = listReader(reader);
  const [state, around, saved, place, mutes] = await Promise.all([
    reader ? stateOf(reader.id, article, isLooking && !isSoft) : NO_STATE,
    findSurroundings(article, list.kind === "saved" || list.kind === "path" ? { kind: "all" } : list, looking),
    inSaved ? savedNeighbours(reader.id, article.id) : null,
    list.kind === "path" ? findPathPlace(list.slug, article.id, reader?.id) : null,
    findMutesOf(looking, article.id),
  ]);
  const near = place ? { newer: place.previous, older: place.next } : saved;
  const now = new Date();
  const anchor = state.read ? null : state.anchor;
  // Where a place is shown the page is seen from there, not from its top.
  const isBelow = !anchor;
  return (
    <>
      <PageHead {...articleHead(article)} />
      {place && <PathPlaceLine place={place} />}
      <GoOn words={anchor} />
      <article className="article-grid" aria-labelledby="title">
        <FirstScreen
          article={article}
          state={state}
          note={mutes.length > 0 ? <MutedNote mutes={mutes} /> : null}
          isFirst={isBelow && !place}
        />
        <ArticleBody html={withMarks(article.bodyHtml, slug, state.highlights)} isBelow={isBelow} />
        <ArticleEnd
          article={article}
          state={state}
          signedIn={reader !== null}
          isBelow={isBelow}
          request={request.get("x-briefing-request")}
        />
      </article>
      {place && !place.next && <PathLastStep place={place} />}
      <Surroundings
        around={near ? withNeighbours(around, near) : around}
        topic={article.topic}
        from={list.kind === "all" || (list.kind === "path" && !place) ? undefined : listName(list)}
        now={now}
        isBelow={isBelow}
      />
      {reader && (
        <WhileReading
          piece={{ postId: article.id }}
          notes={notesOf(state.highlights)}
          place={state.keepsPlace ? { anchor, read: state.read } : null}
          made={isLooking && isSoft ? request.get("x-briefing-request") : null}
        />
      )}
      {!reader && !isSoft && (
        // It is data of ours, with "<" escaped: nothing of it ends the element.
        <Prepared text={together([named(`<script type="application/ld+json">${articleJsonLd(article)}</script>`)])} />
      )}
    </>
  );
}

/**
 * What the reader did with the article, and that they open it where they do; their highlights are looked for once in a
 * text that was corrected.
 */
async function stateOf(userId: string, article: Article, isOpened: boolean) {
  const state = await (isOpened ? openArticle : findArticleState)(userId, article);
  if (!state.highlights.some(({ isUnsettled }) => isUnsettled)) return state;
  await settleHighlights(userId, [article.id]);
  return findArticleState(userId, article);
}
