import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { SignInForm } from "#components/accounts/sign-in-form.tsx";
import { Link } from "#components/ui/link.tsx";
import { viewer } from "#lib/accounts/session.ts";
import { readIntent } from "#lib/intent.ts";
import { safeReturnPath } from "#lib/url.ts";

export const metadata: Metadata = { title: "Sign in", robots: { index: false } };

type Props = { searchParams: Promise<{ returnTo?: string; intent?: string }> };

export default async function SignInPage({ searchParams }: Props) {
  const [reader, query] = await Promise.all([viewer(), searchParams]);
  const returnTo = safeReturnPath(query.returnTo, "");
  if (reader) redirect(returnTo || "/following");
  const intent = readIntent(query.intent);
  const way = new URLSearchParams({ returnTo, ...(intent && query.intent ? { intent: query.intent } : {}) });
  return (
    <div className="narrow">
      <h1>Sign in</h1>
      <p>{intent ? BEFORE[intent.kind] : "Read, follow and save, on any device."}</p>
      <SignInForm returnTo={returnTo} intent={intent && query.intent ? query.intent : ""} />
      <p>
        <Link href={`/sign-up?${way}`}>No account yet? Create one</Link>
      </p>
    </div>
  );
}

const BEFORE = {
  save: "Sign in, and the briefing is saved.",
  "follow-topic": "Sign in, and you follow the topic.",
  "follow-author": "Sign in, and you follow the author.",
};
