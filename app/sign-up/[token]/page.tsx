import { FixedAddress, NameField, NewPasswordField } from "#components/accounts/account-fields.tsx";
import { DeadLink } from "#components/accounts/dead-link.tsx";
import { PageHead } from "#components/shell/page-head.tsx";
import { ActionForm } from "#components/ui/action-form.tsx";
import { findSignUpLink } from "#lib/accounts/link-queries.ts";
import { signUpWithLink } from "#lib/entry/link-actions.ts";

export default async function UseSignUpLinkPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const link = await findSignUpLink(token);
  if (!link) return <DeadLink again="/sign-up" words="Send me a new link" />;
  return (
    <>
      <PageHead title="Create your account" hidden />
      <div className="narrow">
        <h1>Create your account</h1>
        <p>Your address is confirmed. What should we call you?</p>
        <ActionForm action={signUpWithLink} fields={{ token }} button="Create account" isPrimary>
          <FixedAddress email={link.email} />
          <NameField />
          <NewPasswordField
            label="Password, if you want one"
            required={false}
            more="Without one you sign in by a link in a mail, or a passkey that you add later."
          />
        </ActionForm>
      </div>
    </>
  );
}
