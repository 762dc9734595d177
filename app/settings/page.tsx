import { SignedOut } from "#components/accounts/signed-out.tsx";
import { SettingsPage } from "#components/settings/settings-page.tsx";
import { ShareLinks } from "#components/sharing/share-links.tsx";
import { KeysSwitch } from "#components/shell/keys-switch.tsx";
import { PageHead } from "#components/shell/page-head.tsx";
import { PlainForm } from "#components/ui/plain-form.tsx";
import { viewer } from "#lib/accounts/session.ts";
import { signOut } from "#lib/entry/actions.ts";
import { listShareLinks } from "#lib/sharing/queries.ts";
import { absolute } from "#lib/site.ts";

export default async function AccountPage() {
  const reader = await viewer();
  if (!reader) {
    return (
      <SignedOut title="Account" returnTo="/settings">
        Your name, your share links, and the way out.
      </SignedOut>
    );
  }
  const links = await listShareLinks(reader.id);
  return (
    <>
      <PageHead title="Account" hidden />
      <SettingsPage here="/settings" title="Account" admin={reader.role === "admin"}>
        <dl className="rows">
          <div className="border-t border-line py-3">
            <dt className="text-small text-quiet">Name</dt>
            <dd>{reader.name}</dd>
          </div>
          <div className="border-t border-line py-3">
            <dt className="text-small text-quiet">E-mail address</dt>
            <dd>{reader.email}</dd>
          </div>
        </dl>
        <section className="border-t border-line py-3" aria-labelledby="keyboard">
          <h2 id="keyboard" className="font-sans text-small font-normal text-quiet">
            Keyboard
          </h2>
          <p className="no-js-only">Shortcuts are there once scripts run.</p>
          <KeysSwitch />
        </section>
        <PlainForm action={signOut} fields={{}} className="border-t border-line py-4">
          <button type="submit" className="button">
            Sign out
          </button>
        </PlainForm>
        <ShareLinks links={links.map((link) => ({ ...link, url: absolute(`/s/${link.token}`) }))} />
      </SettingsPage>
    </>
  );
}
