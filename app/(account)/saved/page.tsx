import type { Metadata } from "next";
import { SignedOut } from "#components/accounts/signed-out.tsx";
import { SavedEntry } from "#components/bookmarks/saved-entry.tsx";
import { Older } from "#components/posts/older.tsx";
import { Link } from "#components/ui/link.tsx";
import { viewer } from "#lib/accounts/session.ts";
import { listSaved } from "#lib/bookmarks/queries.ts";

export const metadata: Metadata = { title: "Saved", robots: { index: false } };

export default async function SavedPage({ searchParams }: { searchParams: Promise<{ before?: string }> }) {
  const [reader, { before }] = await Promise.all([viewer(), searchParams]);
  if (!reader) {
    return (
      <SignedOut title="Saved" returnTo="/saved">
        Keep briefings and links from elsewhere in one place, and find them again on any device.
      </SignedOut>
    );
  }
  const page = await listSaved(reader.id, before);
  const now = new Date();
  const end = <p className="older text-quiet">This was everything you saved.</p>;
  return (
    <>
      <div className="head">
        <h1>Saved</h1>
        <div className="actions">
          <Link href="/saved/new" className="button">
            Save a link
          </Link>
          <Link href="/highlights" className="button">
            Highlights
          </Link>
        </div>
      </div>
      {page.items.length === 0 ? (
        <div className="empty">
          <p>Nothing here yet. Press Save beside a briefing, or keep a link from anywhere on the web.</p>
          <Link href="/" className="button is-primary">
            See the briefing
          </Link>
        </div>
      ) : (
        <div className="max-w-[47rem]">
          {page.items.map((item) => (
            <SavedEntry key={item.id} item={item} now={now} />
          ))}
          {page.older ? <Older href={`/saved?before=${page.older}`} list="saved" cursor={page.older} end={end} /> : end}
        </div>
      )}
    </>
  );
}
