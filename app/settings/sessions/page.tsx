import { SignedOut } from "#components/accounts/signed-out.tsx";
import { SettingsPage } from "#components/settings/settings-page.tsx";
import { PageHead } from "#components/shell/page-head.tsx";
import { PlainForm } from "#components/ui/plain-form.tsx";
import { When } from "#components/ui/when.tsx";
import { viewer } from "#lib/accounts/session.ts";
import { endOtherSessions, endSessionOf } from "#lib/accounts/session-actions.ts";
import { listSessions, type OpenSession } from "#lib/accounts/session-queries.ts";

const HERE = "/settings/sessions";

export default async function SessionsPage() {
  const reader = await viewer();
  if (!reader) {
    return (
      <SignedOut title="Sessions" returnTo={HERE}>
        Where you are signed in, and the way to end it.
      </SignedOut>
    );
  }
  const sessions = await listSessions(reader.id, reader.sessionId);
  return (
    <>
      <PageHead title="Sessions" hidden />
      <SettingsPage
        here={HERE}
        title="Sessions"
        intro="Each browser in which you are signed in. The network tells the rough place."
        admin={reader.role === "admin"}
      >
        <ul className="rows mt-4">
          {sessions.map((session) => (
            <Row key={session.id} session={session} now={new Date()} />
          ))}
        </ul>
        {sessions.length > 1 ? (
          <PlainForm action={endOtherSessions} fields={{}} className="border-t border-line py-4">
            <button type="submit" className="button">
              End all others
            </button>
          </PlainForm>
        ) : (
          <p className="border-t border-line py-4 text-grey">You are signed in here and nowhere else.</p>
        )}
      </SettingsPage>
    </>
  );
}

function Row({ session, now }: { session: OpenSession; now: Date }) {
  const { id, device, network, lastUsedAt, createdAt, isCurrent } = session;
  return (
    <li>
      <span>
        <b>{device}</b>
        <span className="block text-small text-quiet">
          {network && <>{network} · </>}
          {isCurrent ? (
            "this browser"
          ) : (
            <>
              last used <When at={lastUsedAt.toISOString()} now={now} />
            </>
          )}{" "}
          · since <When at={createdAt.toISOString()} now={now} />
        </span>
      </span>
      {!isCurrent && (
        <PlainForm action={endSessionOf} fields={{ id }}>
          <button type="submit" className="text-button">
            End<span className="sr-only"> {device}</span>
          </button>
        </PlainForm>
      )}
    </li>
  );
}
