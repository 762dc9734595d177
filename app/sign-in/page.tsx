import { redirect } from "next/navigation";
import { AddressField, PasswordField } from "#components/accounts/account-fields.tsx";
import { ProviderWays } from "#components/accounts/provider-ways.tsx";
import { WithPasskey } from "#components/accounts/with-passkey.tsx";
import { PageHead } from "#components/shell/page-head.tsx";
import { ActionForm } from "#components/ui/action-form.tsx";
import { Link } from "#components/ui/link.tsx";
import { listProviders } from "#lib/accounts/providers.ts";
import { viewer } from "#lib/accounts/session.ts";
import { signIn } from "#lib/entry/actions.ts";
import { enterWithPasskey } from "#lib/entry/passkey-actions.ts";
import { enterThrough } from "#lib/entry/provider-actions.ts";
import { readIntent } from "#lib/intent.ts";
import { mailIsConfigured } from "#lib/mail.ts";
import { safeReturnPath } from "#lib/url.ts";

type Props = {
  searchParams: Promise<{ returnTo?: string; intent?: string; refused?: string; error?: string; provider?: string }>;
};

export default async function SignInPage({ searchParams }: Props) {
  const [reader, query] = await Promise.all([viewer(), searchParams]);
  const returnTo = safeReturnPath(query.returnTo, "");
  if (reader) redirect(returnTo || "/following");
  const intent = readIntent(query.intent);
  const fields = { returnTo, intent: intent && query.intent ? query.intent : "" };
  const way = new URLSearchParams({ returnTo, ...(fields.intent ? { intent: fields.intent } : {}) });
  const providers = listProviders();
  // next-auth names its own failures in `error`.
  const refused = query.refused ?? query.error;
  const refusal = refused ? whyRefused(refused, query.provider) : null;
  return (
    <>
      <PageHead title="Sign in" hidden />
      <div className="narrow">
        <h1>Sign in</h1>
        <p>{intent ? BEFORE[intent.kind] : "Read, follow and save, on any device."}</p>
        {refusal && (
          <p role="alert" className="notice mt-3">
            {refusal}
          </p>
        )}
        <div className="ways">
          <WithPasskey purpose="enter" finish={enterWithPasskey} fields={fields} autofill>
            Use a passkey
          </WithPasskey>
          {mailIsConfigured() && (
            <Link href={`/sign-in/link?${way}`} className="button">
              Get a link by mail
            </Link>
          )}
        </div>
        <p className={mailIsConfigured() ? "or" : "or js-only"}>or with a password</p>
        <ActionForm action={signIn} fields={fields} button="Sign in" isPrimary>
          <AddressField autoComplete="username webauthn" />
          <PasswordField />
        </ActionForm>
        {providers.length > 0 && (
          <>
            <p className="or">or with another account</p>
            <div className="ways">
              <ProviderWays providers={providers} action={enterThrough} fields={fields} words="Go on with" />
            </div>
          </>
        )}
        <p className="way-on">
          <Link href={`/sign-up?${way}`}>No account yet? Create one</Link>
          {mailIsConfigured() && <Link href="/reset">Forgot the password?</Link>}
        </p>
      </div>
    </>
  );
}

/** Why another provider's word was not enough, as app/api/auth sends people back here. */
function whyRefused(code: string, provider = ""): string {
  const name = listProviders().find(({ id }) => id === provider)?.name ?? "the other site";
  const reasons: Record<string, string> = {
    expired: "That took too long, or began in another browser. Try again.",
    unverified: `You are not signed in: ${name} does not say that your address is yours. Confirm it there, or sign in another way and link ${name} under Ways in.`,
    unlinked: `You are not signed in: there is an account with your address. Sign in to it another way, and link ${name} under Ways in.`,
    closed: "This account was closed by the people who run this site.",
    busy: "Too many tries. Wait some minutes and try again.",
  };
  return reasons[code] ?? `You are not signed in: ${name} gave no answer that could be read. Try again.`;
}

const BEFORE = {
  save: "Sign in, and the briefing is saved.",
  "follow-topic": "Sign in, and you follow the topic.",
  "follow-author": "Sign in, and you follow the author.",
  "follow-path": "Sign in, and you follow the path.",
};
