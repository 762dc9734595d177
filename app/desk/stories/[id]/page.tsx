import { DeskForm } from "#components/desk/desk-form.tsx";
import { DeskPage } from "#components/desk/desk-page.tsx";
import { StoryCard } from "#components/desk/story-card.tsx";
import { PageHead } from "#components/shell/page-head.tsx";
import { Link } from "#components/ui/link.tsx";
import { UndoLine } from "#components/ui/undo-line.tsx";
import { mayAct } from "#lib/accounts/rules.ts";
import { viewer } from "#lib/accounts/session.ts";
import { undoDeskAct } from "#lib/desk/actions.ts";
import { draftOf } from "#lib/desk/draft.ts";
import { STATE_WORDS } from "#lib/desk/inbox.ts";
import { findDeskUndo, findStory } from "#lib/desk/queries.ts";
import { nothingHere } from "../../../nothing-here.tsx";

type Props = { params: Promise<{ id: string }>; searchParams: Promise<{ done?: string }> };

export default async function StoryPage({ params, searchParams }: Props) {
  const [reader, { id }, { done }] = await Promise.all([viewer(), params, searchParams]);
  if (!reader || !mayAct(reader.role, "editor")) return nothingHere();
  const [story, undo] = await Promise.all([findStory(id), done ? findDeskUndo(reader.id, done) : null]);
  if (!story) return nothingHere();
  const now = new Date();
  return (
    <>
      <PageHead title="A story" hidden />
      <DeskPage here="/desk/inbox" title={story.title} intro={STATE_WORDS[story.state]}>
        <UndoLine id={done} undo={undo} action={undoDeskAct} />
        <section aria-labelledby="draft-heading" className="settings-part">
          <h2 id="draft-heading">Begin a briefing</h2>
          <p className="text-grey">
            A draft with the sources of this story filled in, to copy or download. What is marked TODO is yours to
            write; then <code>npm run content</code> takes it in.
          </p>
          <p>
            <a href={`/desk/stories/${id}/draft`} className="button is-primary" download>
              Download the draft
            </a>
          </p>
          <textarea readOnly rows={16} className="draft" aria-label="The draft" value={draftOf(story, now)} />
        </section>
        <section aria-labelledby="items-heading" className="settings-part">
          <h2 id="items-heading">What it rests on</h2>
          <DeskForm state={story.state} stories={[]}>
            <StoryCard story={story} now={now} alone />
          </DeskForm>
        </section>
        <p className="mt-6">
          <Link href="/desk/inbox" className="text-button">
            ← Inbox
          </Link>
        </p>
      </DeskPage>
    </>
  );
}
