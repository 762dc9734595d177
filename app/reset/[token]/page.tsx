import { FixedAddress, NewPasswordField } from "#components/accounts/account-fields.tsx";
import { DeadLink } from "#components/accounts/dead-link.tsx";
import { PageHead } from "#components/shell/page-head.tsx";
import { ActionForm } from "#components/ui/action-form.tsx";
import { findResetLink } from "#lib/accounts/link-queries.ts";
import { chooseNewPassword } from "#lib/accounts/reset-actions.ts";

export default async function UseResetLinkPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const link = await findResetLink(token);
  if (!link) return <DeadLink again="/reset" words="Send me a new link" />;
  return (
    <>
      <PageHead title="Choose a new password" hidden />
      <div className="narrow">
        <h1>Choose a new password</h1>
        <p>Every session of your account ends, and you sign in with the new password.</p>
        <ActionForm action={chooseNewPassword} fields={{ token }} button="Change password" isPrimary>
          <FixedAddress email={link.email} />
          <NewPasswordField label="New password" />
        </ActionForm>
      </div>
    </>
  );
}
