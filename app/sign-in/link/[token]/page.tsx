import { DeadLink } from "#components/accounts/dead-link.tsx";
import { PageHead } from "#components/shell/page-head.tsx";
import { PlainForm } from "#components/ui/plain-form.tsx";
import { findSignInLink } from "#lib/accounts/link-queries.ts";
import { signInWithLink } from "#lib/entry/link-actions.ts";

/** Opening the link changes nothing: mail scanners open links too. The button signs in. */
export default async function UseSignInLinkPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const link = await findSignInLink(token);
  if (!link) return <DeadLink again="/sign-in/link" words="Send me a new link" />;
  return (
    <>
      <PageHead title="Sign in" hidden />
      <div className="narrow">
        <h1>Sign in</h1>
        <p>
          As <strong>{link.email}</strong>.
        </p>
        {!link.isProven && (
          <p>
            Nobody has confirmed this address before. Signing in confirms that it is yours; a password, passkeys and
            sessions from before then end, because somebody else may have set them up.
          </p>
        )}
        <PlainForm action={signInWithLink} fields={{ token }} className="form">
          <button type="submit" className="button is-primary">
            Sign in
          </button>
        </PlainForm>
      </div>
    </>
  );
}
