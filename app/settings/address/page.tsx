import { AddressField } from "#components/accounts/account-fields.tsx";
import { SignedOut } from "#components/accounts/signed-out.tsx";
import { SettingsPage } from "#components/settings/settings-page.tsx";
import { PageHead } from "#components/shell/page-head.tsx";
import { ActionForm } from "#components/ui/action-form.tsx";
import { Link } from "#components/ui/link.tsx";
import { PlainForm } from "#components/ui/plain-form.tsx";
import { changeAddress, confirmAddress } from "#lib/accounts/address-actions.ts";
import { isAddressConfirmed } from "#lib/accounts/link-queries.ts";
import { confirmPath, isFresh } from "#lib/accounts/rules.ts";
import { viewer } from "#lib/accounts/session.ts";
import { mailIsConfigured } from "#lib/mail.ts";

const HERE = "/settings/address";

export default async function AddressPage() {
  const reader = await viewer();
  if (!reader) {
    return (
      <SignedOut title="E-mail address" returnTo={HERE}>
        The address of your account, and how to change it.
      </SignedOut>
    );
  }
  const isConfirmed = await isAddressConfirmed(reader.id);
  return (
    <>
      <PageHead title="E-mail address" hidden />
      <SettingsPage here={HERE} title="E-mail address" admin={reader.role === "admin"}>
        <p>
          <strong>{reader.email}</strong>, {isConfirmed ? "confirmed" : "not confirmed yet"}.
        </p>
        {mailIsConfigured() ? (
          <Changes isConfirmed={isConfirmed} isFresh={isFresh(reader)} />
        ) : (
          <p className="notice mt-4">
            Mail is not set up on this site, so an address can be neither confirmed nor changed here.
          </p>
        )}
      </SettingsPage>
    </>
  );
}

function Changes({ isConfirmed, isFresh }: { isConfirmed: boolean; isFresh: boolean }) {
  return (
    <>
      {!isConfirmed && (
        <PlainForm action={confirmAddress} fields={{}} className="form">
          <p>Confirm it, and you can sign in and choose a new password by mail.</p>
          <button type="submit" className="button">
            Send me a link to confirm it
          </button>
        </PlainForm>
      )}
      <section aria-labelledby="change" className="settings-part">
        <h2 id="change">Change it</h2>
        {isFresh ? (
          <ActionForm action={changeAddress} button="Send me a link" isPrimary>
            <AddressField
              label="New address"
              autoComplete="email"
              hint="A link goes to the new address; nothing changes before you open it. The old address then gets a notice."
            />
          </ActionForm>
        ) : (
          <p className="mt-3">
            <Link href={confirmPath(HERE)} className="button">
              First confirm that it is you
            </Link>
          </p>
        )}
      </section>
    </>
  );
}
