import { DeskPage } from "#components/desk/desk-page.tsx";
import { PageHead } from "#components/shell/page-head.tsx";
import { FeedForms } from "#components/sources/feed-forms.tsx";
import { FeedHealth } from "#components/sources/feed-health.tsx";
import { FeedItems } from "#components/sources/feed-items.tsx";
import { Link } from "#components/ui/link.tsx";
import { mayAct } from "#lib/accounts/rules.ts";
import { viewer } from "#lib/accounts/session.ts";
import { findFeed, listFeedItems } from "#lib/sources/queries.ts";
import { nothingHere } from "../../../nothing-here.tsx";

type Props = { params: Promise<{ id: string }>; searchParams: Promise<{ before?: string }> };

export default async function SourcePage({ params, searchParams }: Props) {
  const [reader, { id }, { before }] = await Promise.all([viewer(), params, searchParams]);
  if (!reader || !mayAct(reader.role, "editor")) return nothingHere();
  const feed = await findFeed(id);
  if (!feed) return nothingHere();
  const { items, older } = await listFeedItems(id, before);
  const now = new Date();
  return (
    <>
      <PageHead title="A source" hidden />
      <DeskPage here="/desk/sources" title={feed.title} intro={feed.description}>
        <p className="mt-3 text-small text-quiet wrap-anywhere">
          {feed.siteUrl && (
            <>
              <a href={feed.siteUrl} rel="noreferrer noopener">
                Its site
              </a>{" "}
              ·{" "}
            </>
          )}
          {feed.url}
        </p>
        <p className="my-3">
          <FeedHealth feed={feed} now={now} />
        </p>
        <FeedForms feed={feed} />
        <FeedItems items={items} now={now} />
        {older && (
          <p>
            <Link href={`/desk/sources/${id}?${new URLSearchParams({ before: older })}`} className="button">
              Older
            </Link>
          </p>
        )}
        <p className="mt-6">
          <Link href="/desk/sources" className="text-button">
            ← All sources
          </Link>
        </p>
      </DeskPage>
    </>
  );
}
