import { AddressField } from "#components/accounts/account-fields.tsx";
import { NoMail } from "#components/accounts/no-mail.tsx";
import { PageHead } from "#components/shell/page-head.tsx";
import { ActionForm } from "#components/ui/action-form.tsx";
import { Link } from "#components/ui/link.tsx";
import { mailResetLink } from "#lib/accounts/reset-actions.ts";
import { mailIsConfigured } from "#lib/mail.ts";

export default function ResetPage() {
  if (!mailIsConfigured()) return <NoMail title="Choose a new password" />;
  return (
    <>
      <PageHead title="Choose a new password" hidden />
      <div className="narrow">
        <h1>Choose a new password</h1>
        <p>You get a mail with a link to choose one. It ends every session of your account.</p>
        <ActionForm action={mailResetLink} button="Send me a link" isPrimary>
          <AddressField />
        </ActionForm>
        <p className="way-on">
          <Link href="/sign-in/link">Or only sign in by mail</Link>
        </p>
      </div>
    </>
  );
}
