import { AddressField, NameField, NewPasswordField } from "#components/accounts/account-fields.tsx";
import { PageHead } from "#components/shell/page-head.tsx";
import { ActionForm } from "#components/ui/action-form.tsx";
import { Link } from "#components/ui/link.tsx";
import { PlainForm } from "#components/ui/plain-form.tsx";
import { viewer } from "#lib/accounts/session.ts";
import { isSetupLink } from "#lib/people/queries.ts";
import { setUpWithNewAccount, setUpWithOwnAccount } from "#lib/people/setup-actions.ts";
import { nothingHere } from "../../nothing-here.tsx";

type Props = { params: Promise<{ token: string }> };

export default async function SetupPage({ params }: Props) {
  const { token } = await params;
  const [reader, works] = await Promise.all([viewer(), isSetupLink(token)]);
  if (!works) return nothingHere();
  return (
    <>
      <PageHead title="Set up this site" hidden />
      <div className="narrow">
        <h1>Set up this site</h1>
        <p>This site has no admin yet. Who opens this link becomes the first; it works once.</p>
        {reader ? (
          <PlainForm action={setUpWithOwnAccount} fields={{ token }} className="form">
            <button type="submit" className="button is-primary">
              Make {reader.name} the admin
            </button>
          </PlainForm>
        ) : (
          <>
            <ActionForm action={setUpWithNewAccount} fields={{ token }} button="Create the admin’s account" isPrimary>
              <NameField />
              <AddressField />
              <NewPasswordField />
            </ActionForm>
            <p className="way-on">
              <Link href={`/sign-in?${new URLSearchParams({ returnTo: `/setup/${token}` })}`}>
                Have an account here? Sign in first
              </Link>
            </p>
          </>
        )}
      </div>
    </>
  );
}
