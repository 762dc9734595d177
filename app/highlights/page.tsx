import { SignedOut } from "#components/accounts/signed-out.tsx";
import { HighlightGroup } from "#components/highlights/highlight-group.tsx";
import { TakenAway } from "#components/highlights/taken-away.tsx";
import { PageHead } from "#components/shell/page-head.tsx";
import { Link } from "#components/ui/link.tsx";
import { viewer } from "#lib/accounts/session.ts";
import { listRemoved } from "#lib/highlights/queries.ts";
import { settledHighlights } from "#lib/highlights/settle.ts";

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function HighlightsPage({ searchParams }: Props) {
  const [reader, asked] = await Promise.all([viewer(), searchParams]);
  if (!reader) {
    return (
      <SignedOut title="Highlights" returnTo="/highlights">
        Mark passages while you read, add a note, and find them all in one place.
      </SignedOut>
    );
  }
  const words = one(asked.q)?.trim().slice(0, 200) ?? "";
  const key = one(asked.in);
  const [page, removed] = await Promise.all([
    settledHighlights(reader.id, { words, key, before: one(asked.before) }),
    listRemoved(reader.id),
  ]);
  const now = new Date();
  const narrowed = words !== "" || key !== undefined;
  const hasAny = page.items.length > 0;
  const next = new URLSearchParams({ ...(words ? { q: words } : {}), before: page.older ?? "" });
  return (
    <>
      <PageHead title="Highlights" hidden />
      <div className="max-w-[41.25rem]">
        <div className="head">
          <h1>Highlights</h1>
          {(hasAny || narrowed) && (
            <search>
              <form action="/highlights" className="search-form">
                <input
                  type="search"
                  name="q"
                  defaultValue={words}
                  aria-label="Search your highlights"
                  maxLength={200}
                />
                <button type="submit" className="button">
                  Search
                </button>
              </form>
            </search>
          )}
          {narrowed && (
            <p className="meta">
              <Link href="/highlights">All highlights</Link>
            </p>
          )}
        </div>
        <TakenAway highlights={removed} />
        {!hasAny && (
          <div className="empty">
            <p>
              {words
                ? "Nothing you marked has these words."
                : narrowed
                  ? "Nothing is marked in this piece."
                  : "Nothing here yet. Select a passage of a briefing and press Highlight."}
            </p>
            <Link href={narrowed ? "/highlights" : "/"} className="button is-primary">
              {narrowed ? "All highlights" : "See the briefing"}
            </Link>
          </div>
        )}
        {page.items.map((group) => (
          <HighlightGroup key={group.piece.id} group={group} now={now} />
        ))}
        {page.older && (
          <p className="older">
            <Link href={`/highlights?${next}`} rel="next" className="button">
              Older
            </Link>
          </p>
        )}
        {hasAny && (
          <p className="older text-quiet">
            Take them along:{" "}
            <a href="/highlights/export?as=markdown" download>
              Markdown
            </a>
            ,{" "}
            <a href="/highlights/export?as=annotations" download>
              JSON (W3C Web Annotation)
            </a>
          </p>
        )}
      </div>
    </>
  );
}

const one = (value: string | string[] | undefined) => (typeof value === "string" ? value : undefined);
