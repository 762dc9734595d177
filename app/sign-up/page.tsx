import { redirect } from "next/navigation";
import { AddressField, NameField, NewPasswordField } from "#components/accounts/account-fields.tsx";
import { PageHead } from "#components/shell/page-head.tsx";
import { ActionForm } from "#components/ui/action-form.tsx";
import { Link } from "#components/ui/link.tsx";
import { viewer } from "#lib/accounts/session.ts";
import { signUp } from "#lib/entry/actions.ts";
import { mailSignUpLink } from "#lib/entry/link-actions.ts";
import { readIntent } from "#lib/intent.ts";
import { mailIsConfigured } from "#lib/mail.ts";
import { safeReturnPath } from "#lib/url.ts";

type Props = { searchParams: Promise<{ returnTo?: string; intent?: string }> };

export default async function SignUpPage({ searchParams }: Props) {
  const [reader, query] = await Promise.all([viewer(), searchParams]);
  const returnTo = safeReturnPath(query.returnTo, "");
  if (reader) redirect(returnTo || "/following");
  const intent = readIntent(query.intent);
  const way = { returnTo, intent: intent && query.intent ? query.intent : "" };
  return (
    <>
      <PageHead title="Create an account" hidden />
      <div className="narrow">
        <h1>Create an account</h1>
        <p>
          {intent
            ? BEFORE[intent.kind]
            : "To follow topics, save what matters and share it. No tracking, nothing to pay."}
        </p>
        {mailIsConfigured() ? (
          <ActionForm action={mailSignUpLink} fields={way} button="Send me a link" isPrimary>
            <AddressField hint="A link comes by mail. With it you choose a name and, if you want one, a password." />
          </ActionForm>
        ) : (
          <>
            <ActionForm action={signUp} fields={way} button="Create account" isPrimary>
              <NameField />
              <AddressField />
              <NewPasswordField />
            </ActionForm>
            <p className="aside-note">
              Mail is not set up on this site yet: your address is not confirmed, and only the people who run the site
              can help with a forgotten password.
            </p>
          </>
        )}
        <p className="way-on">
          <Link href={`/sign-in?${new URLSearchParams(way)}`}>Have an account? Sign in</Link>
        </p>
      </div>
    </>
  );
}

const BEFORE = {
  save: "Create an account, and the briefing is saved.",
  "follow-topic": "Create an account, and you follow the topic.",
  "follow-author": "Create an account, and you follow the author.",
  "follow-path": "Create an account, and you follow the path.",
};
