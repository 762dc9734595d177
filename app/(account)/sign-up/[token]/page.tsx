import type { Metadata } from "next";
import { DeadLink } from "#components/accounts/dead-link.tsx";
import { NewAccountForm } from "#components/accounts/new-account-form.tsx";
import { findSignUpLink } from "#lib/accounts/link-queries.ts";

export const metadata: Metadata = { title: "Create your account", robots: { index: false } };

export default async function UseSignUpLinkPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const link = await findSignUpLink(token);
  if (!link) return <DeadLink again="/sign-up" words="Send me a new link" />;
  return (
    <div className="narrow">
      <h1>Create your account</h1>
      <p>Your address is confirmed. What should we call you?</p>
      <NewAccountForm token={token} email={link.email} />
    </div>
  );
}
