import type { Metadata } from "next";
import { AddressForm } from "#components/accounts/address-form.tsx";
import { SignedOut } from "#components/accounts/signed-out.tsx";
import { SettingsNav } from "#components/settings/settings-nav.tsx";
import { Link } from "#components/ui/link.tsx";
import { PlainForm } from "#components/ui/plain-form.tsx";
import { changeAddress, confirmAddress } from "#lib/accounts/address-actions.ts";
import { isAddressConfirmed } from "#lib/accounts/link-queries.ts";
import { confirmPath, isFresh } from "#lib/accounts/rules.ts";
import { viewer } from "#lib/accounts/session.ts";
import { mailIsConfigured } from "#lib/mail.ts";

export const metadata: Metadata = { title: "E-mail address", robots: { index: false } };

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
    <div className="max-w-[41.25rem]">
      <SettingsNav here={HERE} admin={reader.role === "admin"} />
      <div className="head">
        <h1>E-mail address</h1>
      </div>
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
    </div>
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
      <section aria-labelledby="change" className="mt-8">
        <h2 id="change">Change it</h2>
        {isFresh ? (
          <AddressForm
            action={changeAddress}
            label="New address"
            autoComplete="email"
            hint="A link goes to the new address; nothing changes before you open it. The old address then gets a notice."
            button="Send me a link"
          />
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
