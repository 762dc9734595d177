import { AddressField } from "#components/accounts/account-fields.tsx";
import { NoMail } from "#components/accounts/no-mail.tsx";
import { PageHead } from "#components/shell/page-head.tsx";
import { ActionForm } from "#components/ui/action-form.tsx";
import { Link } from "#components/ui/link.tsx";
import { mailSignInLink } from "#lib/entry/link-actions.ts";
import { readIntent } from "#lib/intent.ts";
import { mailIsConfigured } from "#lib/mail.ts";
import { safeReturnPath } from "#lib/url.ts";

type Props = { searchParams: Promise<{ returnTo?: string; intent?: string }> };

export default async function SignInLinkPage({ searchParams }: Props) {
  if (!mailIsConfigured()) return <NoMail title="Sign in by mail" />;
  const query = await searchParams;
  const way = {
    returnTo: safeReturnPath(query.returnTo, ""),
    intent: readIntent(query.intent) && query.intent ? query.intent : "",
  };
  return (
    <>
      <PageHead title="Sign in by mail" hidden />
      <div className="narrow">
        <h1>Sign in by mail</h1>
        <p>You get a mail with a link that signs you in. No password is needed.</p>
        <ActionForm action={mailSignInLink} fields={way} button="Send me a link" isPrimary>
          <AddressField />
        </ActionForm>
        <p className="way-on">
          <Link href={`/sign-in?${new URLSearchParams(way)}`}>Sign in another way</Link>
        </p>
      </div>
    </>
  );
}
