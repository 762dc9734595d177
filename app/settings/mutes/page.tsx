import { SignedOut } from "#components/accounts/signed-out.tsx";
import { MuteEntry } from "#components/mutes/mute-entry.tsx";
import { MuteForm } from "#components/mutes/mute-form.tsx";
import { SettingsPage } from "#components/settings/settings-page.tsx";
import { PageHead } from "#components/shell/page-head.tsx";
import { PlainForm } from "#components/ui/plain-form.tsx";
import { viewer } from "#lib/accounts/session.ts";
import { restoreMute } from "#lib/mutes/actions.ts";
import { MOST_MUTES, muteWords } from "#lib/mutes/mute.ts";
import { listMutes } from "#lib/mutes/queries.ts";

export default async function MutesPage() {
  const reader = await viewer();
  if (!reader) {
    return (
      <SignedOut title="Mutes" returnTo="/settings/mutes">
        Words, topics, authors and sources that you do not want in your lists.
      </SignedOut>
    );
  }
  const { mutes, removed, timeZone } = await listMutes(reader.id);
  return (
    <>
      <PageHead title="Mutes" hidden />
      <SettingsPage
        here="/settings/mutes"
        title="Mutes"
        intro="What you mute stays out of every list: the feed, Following, topics, authors, search, and what stands around an article. Each list says how much it hides. Nothing is forbidden: an address opens what it names, and what you saved or put in a path stays there."
        admin={reader.role === "admin"}
      >
        {removed && (
          <div className="notice undo-line">
            <span>Removed: {muteWords(removed)}.</span>
            <PlainForm action={restoreMute} fields={{ id: removed.id }}>
              <button type="submit" className="text-button" aria-label={`Undo: mute ${muteWords(removed)} again`}>
                Undo
              </button>
            </PlainForm>
          </div>
        )}
        <section aria-labelledby="mutes-heading" className="mt-7">
          <h2 id="mutes-heading" className="sr-only">
            Your mutes
          </h2>
          {mutes.length === 0 ? (
            <p className="border-t border-line py-4 text-grey">You have muted nothing.</p>
          ) : (
            <ul>
              {mutes.map((mute) => (
                <MuteEntry key={mute.id} mute={mute} timeZone={timeZone} />
              ))}
            </ul>
          )}
        </section>
        <section aria-labelledby="mute-heading" className="settings-part">
          <h2 id="mute-heading">Mute something</h2>
          <p className="text-grey">
            Words are looked for in the title, the subtitle and The Short Version: whole words and phrases, without
            regard to case, accents and signs. A source is a publisher, or an address with everything below it. You can
            have {MOST_MUTES} mutes.
          </p>
          <MuteForm />
        </section>
      </SettingsPage>
    </>
  );
}
