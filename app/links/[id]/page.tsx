import { headers } from "next/headers";
import { z } from "zod";
import { SignedOut } from "#components/accounts/signed-out.tsx";
import { LinkEnd } from "#components/links/link-end.tsx";
import { LinkHead } from "#components/links/link-head.tsx";
import { LinkState } from "#components/links/link-state.tsx";
import { ArticleBody } from "#components/posts/article-body.tsx";
import { Contents } from "#components/posts/contents.tsx";
import { GoOn } from "#components/reading/go-on.tsx";
import { WhileReading } from "#components/reading/while-reading.tsx";
import { PageHead } from "#components/shell/page-head.tsx";
import { UndoLine } from "#components/ui/undo-line.tsx";
import { viewer } from "#lib/accounts/session.ts";
import { undoArranging } from "#lib/bookmarks/actions.ts";
import { findUndo } from "#lib/bookmarks/queries.ts";
import { notesOf, withMarks } from "#lib/highlights/on-page.ts";
import { settleHighlights } from "#lib/highlights/settle.ts";
import { bodyOf } from "#lib/links/body.ts";
import { linkPath } from "#lib/links/link.ts";
import { findLink } from "#lib/links/queries.ts";
import { recordOpening } from "#lib/reading/openings.ts";
import { refusedForm } from "#lib/response-status.ts";
import { listTopics } from "#lib/tags/queries.ts";
import { nothingHere } from "../../nothing-here.tsx";

type Props = { params: Promise<{ id: string }>; searchParams: Promise<{ done?: string }> };

export default async function LinkReadingPage({ params, searchParams }: Props) {
  const [reader, { id }, { done }, request] = await Promise.all([viewer(), params, searchParams, headers()]);
  if (!reader) {
    return (
      <SignedOut title="Link" returnTo={linkPath(id)}>
        A page from elsewhere that you saved, to be read here.
      </SignedOut>
    );
  }
  const link = await linkOf(reader.id, id);
  if (!link) return nothingHere();
  const { reading, highlights } = link;
  const [topics, undo] = await Promise.all([
    listTopics(),
    done ? findUndo(reader.id, done) : null,
    reading && request.has("x-briefing-looking") ? recordOpening(reader.id, { sharedLinkId: id }) : null,
  ]);
  const body = reading && bodyOf(reading.html);
  const piece = { sharedLinkId: id };
  const anchor = link.read ? null : link.anchor;
  return (
    <>
      <PageHead title={link.title ?? "Link"} hidden />
      <UndoLine id={done} undo={undo} action={undoArranging} />
      <GoOn words={anchor} />
      {/* What comes when it was read takes the place of what was there: nothing of it moves. */}
      <article key={`${link.state} ${reading?.readAt}`} className="article-grid" aria-labelledby="title">
        <LinkHead link={link} />
        <LinkState link={link} />
        {body && <Contents headings={body.contents} />}
        {body && <ArticleBody html={withMarks(body.html, id, highlights)} foreign={reading?.language ?? ""} />}
        <LinkEnd
          link={link}
          topics={topics.map(({ slug, name }) => ({ slug, name }))}
          refused={refusedForm(request.get("x-briefing-request"), "keep-passage")}
        />
      </article>
      {reading && (
        <WhileReading
          piece={piece}
          notes={notesOf(highlights)}
          place={link.keepsPlace ? { anchor, read: link.read } : null}
        />
      )}
    </>
  );
}

/** The link with its reader's highlights where they are in the text as it was read last. */
async function linkOf(userId: string, id: string) {
  if (!z.uuid().safeParse(id).success) return null;
  const link = await findLink(userId, id);
  if (!link?.highlights.some(({ isUnsettled }) => isUnsettled)) return link;
  await settleHighlights(userId, [id]);
  return findLink(userId, id);
}
