import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { SignUpForm } from "#components/accounts/sign-up-form.tsx";
import { Link } from "#components/ui/link.tsx";
import { viewer } from "#lib/accounts/session.ts";
import { readIntent } from "#lib/intent.ts";
import { safeReturnPath } from "#lib/url.ts";

export const metadata: Metadata = { title: "Create an account", robots: { index: false } };

type Props = { searchParams: Promise<{ returnTo?: string; intent?: string }> };

export default async function SignUpPage({ searchParams }: Props) {
  const [reader, query] = await Promise.all([viewer(), searchParams]);
  const returnTo = safeReturnPath(query.returnTo, "");
  if (reader) redirect(returnTo || "/following");
  const intent = readIntent(query.intent);
  const way = new URLSearchParams({ returnTo, ...(intent && query.intent ? { intent: query.intent } : {}) });
  return (
    <div className="narrow">
      <h1>Create an account</h1>
      <p>
        {intent
          ? BEFORE[intent.kind]
          : "To follow topics, save what matters and share it. No tracking, nothing to pay."}
      </p>
      <SignUpForm returnTo={returnTo} intent={intent && query.intent ? query.intent : ""} />
      <p>
        <Link href={`/sign-in?${way}`}>Have an account? Sign in</Link>
      </p>
    </div>
  );
}

const BEFORE = {
  save: "Create an account, and the briefing is saved.",
  "follow-topic": "Create an account, and you follow the topic.",
  "follow-author": "Create an account, and you follow the author.",
};
