import { SignedOut } from "#components/accounts/signed-out.tsx";
import { MemoryForm } from "#components/reading/memory-form.tsx";
import { SettingsPage } from "#components/settings/settings-page.tsx";
import { PageHead } from "#components/shell/page-head.tsx";
import { Link } from "#components/ui/link.tsx";
import { PlainForm } from "#components/ui/plain-form.tsx";
import { Sure } from "#components/ui/sure.tsx";
import { viewer } from "#lib/accounts/session.ts";
import { findMemory } from "#lib/reading/history-queries.ts";
import { eraseHistory, eraseReading } from "#lib/reading/memory-actions.ts";

const ERASED: Record<string, string> = {
  history: "Your history is erased.",
  reading: "Your places are erased, and everything is unread again.",
};

export default async function ReadingPage({ searchParams }: { searchParams: Promise<{ erased?: string }> }) {
  const [reader, { erased = "" }] = await Promise.all([viewer(), searchParams]);
  if (!reader) {
    return (
      <SignedOut title="Reading" returnTo="/settings/reading">
        What is remembered of what you read, and how to erase it.
      </SignedOut>
    );
  }
  const memory = await findMemory(reader.id);
  return (
    <>
      <PageHead title="Reading" hidden />
      <SettingsPage
        here="/settings/reading"
        title="Reading"
        intro="For you alone: nobody else sees it, and nothing is sorted by it that you did not ask for."
        admin={reader.role === "admin"}
      >
        {ERASED[erased] && (
          <p role="status" className="notice">
            {ERASED[erased]}
          </p>
        )}
        <MemoryForm memory={memory} />
        <section aria-labelledby="erase" className="settings-part">
          <h2 id="erase">Erase</h2>
          <p className="text-grey">
            What was remembered before stays until you erase it here. Single entries and days are erased in your{" "}
            <Link href="/history" className="underline underline-offset-4">
              history
            </Link>
            .
          </p>
          <Sure label="Erase the history">
            <p>Everything you opened is forgotten, for good. Your places stay.</p>
            <PlainForm action={eraseHistory} fields={{}}>
              <button type="submit" className="button">
                Erase all of it
              </button>
            </PlainForm>
          </Sure>
          <Sure label="Erase places and what is read">
            <p>Where you stopped, and what you finished, is forgotten, for good: everything is unread again.</p>
            <PlainForm action={eraseReading} fields={{}}>
              <button type="submit" className="button">
                Erase all places
              </button>
            </PlainForm>
          </Sure>
        </section>
      </SettingsPage>
    </>
  );
}
