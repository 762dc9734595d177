import { redirect } from "next/navigation";
import { FixedAddress, PasswordField } from "#components/accounts/account-fields.tsx";
import { ProviderWays } from "#components/accounts/provider-ways.tsx";
import { SignedOut } from "#components/accounts/signed-out.tsx";
import { WithPasskey } from "#components/accounts/with-passkey.tsx";
import { PageHead } from "#components/shell/page-head.tsx";
import { ActionForm } from "#components/ui/action-form.tsx";
import { PlainForm } from "#components/ui/plain-form.tsx";
import { confirmWithPasskey, confirmWithPassword } from "#lib/accounts/confirm-actions.ts";
import { listProviders } from "#lib/accounts/providers.ts";
import { isFresh } from "#lib/accounts/rules.ts";
import { viewer } from "#lib/accounts/session.ts";
import { listWaysIn } from "#lib/accounts/ways.ts";
import { mailSignInLink } from "#lib/entry/link-actions.ts";
import { confirmThrough } from "#lib/entry/provider-actions.ts";
import { safeReturnPath } from "#lib/url.ts";

type Props = { searchParams: Promise<{ returnTo?: string; refused?: string }> };

/** Asks a signed-in reader to prove again who they are, before what could take over or erase the account. */
export default async function ConfirmPage({ searchParams }: Props) {
  const [reader, query] = await Promise.all([viewer(), searchParams]);
  const returnTo = safeReturnPath(query.returnTo, "/settings");
  if (!reader) {
    return (
      <SignedOut title="Confirm that it is you" returnTo={returnTo}>
        You are signed out. Sign in to go on.
      </SignedOut>
    );
  }
  if (isFresh(reader)) redirect(returnTo);
  const ways = await listWaysIn(reader.id);
  const providers = listProviders().filter(({ id }) => ways.providers.includes(id));
  const hasOtherWay = ways.passkeys.length > 0 || ways.hasMail || providers.length > 0;
  return (
    <>
      <PageHead title="Confirm that it is you" hidden />
      <div className="narrow">
        <h1>Confirm that it is you</h1>
        <p>What comes next could change who gets into your account. You are asked once in 10 minutes.</p>
        {query.refused === "other" && (
          <p role="alert" className="notice mt-3">
            That was an account that is not linked to yours.
          </p>
        )}
        <div className="ways">
          {ways.passkeys.length > 0 && (
            <WithPasskey purpose="confirm" finish={confirmWithPasskey} fields={{ returnTo }}>
              Use a passkey
            </WithPasskey>
          )}
          {ways.hasMail && (
            <PlainForm action={mailSignInLink} fields={{ email: reader.email, returnTo }}>
              <button type="submit" className="button">
                Mail me a link
              </button>
            </PlainForm>
          )}
          <ProviderWays providers={providers} action={confirmThrough} fields={{ returnTo }} words="Confirm with" />
        </div>
        {ways.hasPassword && (
          <>
            {hasOtherWay && <p className="or">or with the password</p>}
            <ActionForm action={confirmWithPassword} fields={{ returnTo }} button="Confirm" isPrimary>
              <FixedAddress email={reader.email} />
              <PasswordField />
            </ActionForm>
          </>
        )}
      </div>
    </>
  );
}
