import { headers } from "next/headers";
import { SignedOut } from "#components/accounts/signed-out.tsx";
import { NoticeEntry } from "#components/notices/notice-entry.tsx";
import { CaughtUp } from "#components/posts/caught-up.tsx";
import { PageHead } from "#components/shell/page-head.tsx";
import { Link } from "#components/ui/link.tsx";
import { Moment } from "#components/ui/moment.tsx";
import { Ring } from "#components/ui/ring.tsx";
import { viewer } from "#lib/accounts/session.ts";
import { lookAtNotices } from "#lib/notices/looks.ts";
import { byLine, DAYS } from "#lib/notices/notice.ts";
import { listNotices } from "#lib/notices/queries.ts";

export default async function NoticesPage() {
  const [reader, request] = await Promise.all([viewer(), headers()]);
  if (!reader) {
    return (
      <SignedOut title="Notices" returnTo="/notices">
        What your searches found, what was corrected in what you read, and what came to the paths that you follow.
      </SignedOut>
    );
  }
  const look = await lookAtNotices(reader.id, request.has("x-briefing-looking"));
  const { fresh, earlier } = byLine(await listNotices(reader, look, look.since), look.since);
  const now = new Date();
  const off = !look.searches && !look.corrections && !look.paths;
  return (
    <>
      <PageHead title="Notices" hidden />
      <div className="head">
        <h1>Notices</h1>
        <p className="short">
          What your searches found, what was corrected in what you read or saved, and new steps in paths that you
          follow.
        </p>
        <div className="actions">
          <Link href="/settings/notices" className="button">
            Choose what comes here
          </Link>
        </div>
      </div>
      <div className="max-w-[47rem]">
        <div className="status-line">
          <p>
            <Ring done={fresh.length === 0 ? 1 : 0.72} />
            <span>
              <b>{fresh.length === 0 ? "Nothing new" : `${fresh.length} new`}</b> since{" "}
              <Moment at={look.since} now={now} />
            </span>
          </p>
        </div>
        <ul className="notices">
          {fresh.map((notice) => (
            <NoticeEntry key={notice.id} notice={notice} now={now} as="h2" />
          ))}
        </ul>
        <CaughtUp>
          {off
            ? "Every kind of notice is switched off."
            : `Nothing is sent anywhere, and what is older than ${DAYS} days goes.`}
        </CaughtUp>
        {earlier.length > 0 && (
          <>
            <h2 className="section-title">Earlier</h2>
            <ul className="notices">
              {earlier.map((notice) => (
                <NoticeEntry key={notice.id} notice={notice} now={now} as="h3" />
              ))}
            </ul>
            <p className="older text-quiet">This was everything of the last {DAYS} days.</p>
          </>
        )}
      </div>
    </>
  );
}
