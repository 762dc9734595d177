import { DeskForm } from "#components/desk/desk-form.tsx";
import { DeskPage } from "#components/desk/desk-page.tsx";
import { InboxFilters } from "#components/desk/inbox-filters.tsx";
import { StoryCard } from "#components/desk/story-card.tsx";
import { OfferedLinks } from "#components/links/offered-links.tsx";
import { PageHead } from "#components/shell/page-head.tsx";
import { Link } from "#components/ui/link.tsx";
import { UndoLine } from "#components/ui/undo-line.tsx";
import { mayAct } from "#lib/accounts/rules.ts";
import { viewer } from "#lib/accounts/session.ts";
import { undoDeskAct } from "#lib/desk/actions.ts";
import { inboxPath, inboxView, type StoryState } from "#lib/desk/inbox.ts";
import { countInbox, findDeskUndo, listFilters, listInbox } from "#lib/desk/queries.ts";
import { listOffered } from "#lib/links/offer-queries.ts";
import { nothingHere } from "../../nothing-here.tsx";

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function InboxPage({ searchParams }: Props) {
  const [reader, asked] = await Promise.all([viewer(), searchParams]);
  if (!reader || !mayAct(reader.role, "editor")) return nothingHere();
  const view = inboxView(asked);
  const doneId = typeof asked.done === "string" ? asked.done : undefined;
  const isFirst = asked.before === undefined && inboxPath(view) === "/desk/inbox";
  const [{ items, older }, counts, filters, offered, undo] = await Promise.all([
    listInbox(view, asked.before),
    countInbox(),
    listFilters(),
    isFirst ? listOffered() : [],
    doneId ? findDeskUndo(reader.id, doneId) : null,
  ]);
  const now = new Date();
  const stories = items.map(({ id, title }) => ({ id, title }));
  return (
    <>
      <PageHead title="Inbox" hidden />
      <DeskPage
        here="/desk/inbox"
        title="Inbox"
        intro="What the sources brought, told together where it is about one event."
      >
        <UndoLine id={doneId} undo={undo} action={undoDeskAct} />
        <InboxFilters view={view} counts={counts} filters={filters} />
        {items.length === 0 ? (
          <p className="empty">
            {nothingSaid(view.state, inboxPath({ ...view, state: "open" }) !== "/desk/inbox", Boolean(older))}
          </p>
        ) : (
          <DeskForm state={view.state} stories={stories}>
            {items.map((story) => (
              <StoryCard key={story.id} story={story} now={now} />
            ))}
          </DeskForm>
        )}
        {older ? (
          <p className="older">
            <Link className="button" href={inboxPath(view, older)} rel="next">
              Older
            </Link>
          </p>
        ) : (
          items.length > 0 && <p className="older text-quiet">That was all.</p>
        )}
        {offered.length > 0 && (
          <section aria-labelledby="offered" className="settings-part">
            <h2 id="offered">Offered by readers</h2>
            <OfferedLinks links={offered} now={now} />
          </section>
        )}
      </DeskPage>
    </>
  );
}

function nothingSaid(state: StoryState, isFiltered: boolean, hasOlder: boolean): string {
  if (hasOlder) return "Nothing like it is among the newest. Look further back.";
  if (isFiltered) return "No story is like that.";
  if (state === "set_aside") return "Nothing is set aside.";
  if (state === "taken_up") return "No story is taken up.";
  return "Nothing is new. What the sources bring stands here.";
}
