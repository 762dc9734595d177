import { DeskPage } from "#components/desk/desk-page.tsx";
import { ItemText } from "#components/desk/item-text.tsx";
import { PageHead } from "#components/shell/page-head.tsx";
import { Link } from "#components/ui/link.tsx";
import { When } from "#components/ui/when.tsx";
import { mayAct } from "#lib/accounts/rules.ts";
import { viewer } from "#lib/accounts/session.ts";
import { KIND_WORDS } from "#lib/desk/item.ts";
import { findItem } from "#lib/desk/item-queries.ts";
import { nothingHere } from "../../../nothing-here.tsx";

type Props = { params: Promise<{ id: string }> };

export default async function ItemPage({ params }: Props) {
  const [reader, { id }] = await Promise.all([viewer(), params]);
  if (!reader || !mayAct(reader.role, "editor")) return nothingHere();
  const item = await findItem(id);
  if (!item) return nothingHere();
  const about = [item.source?.title ?? "offered by a reader", item.author, item.kind && KIND_WORDS[item.kind]];
  return (
    <>
      <PageHead title="An inbox item" hidden />
      <DeskPage here="/desk/inbox" title={item.title}>
        <p className="mt-3 text-small text-quiet">
          {about.filter(Boolean).join(" · ")} · <When at={item.at} now={new Date()} />
        </p>
        <p className="card-actions">
          <a href={item.url} rel="noreferrer noopener" className="text-button">
            Read where it stands
          </a>
          <Link href={`/desk/import?${new URLSearchParams({ url: item.url })}`} className="text-button">
            Import it
          </Link>
          {item.story && (
            <Link href={`/desk/stories/${item.story.id}`} className="text-button">
              Its story
            </Link>
          )}
          <Link href="/desk/inbox" className="text-button">
            ← Inbox
          </Link>
        </p>
        {item.html ? (
          <ItemText html={item.html} language={item.language} />
        ) : (
          <p className="text-grey">Its source feed brought no text.</p>
        )}
      </DeskPage>
    </>
  );
}
