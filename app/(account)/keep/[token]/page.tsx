import type { Metadata } from "next";
import { Link } from "#components/ui/link.tsx";
import { PlainForm } from "#components/ui/plain-form.tsx";
import { keepAccount } from "#lib/accounts/deletion-actions.ts";
import { isKeepLink } from "#lib/accounts/deletion-queries.ts";

export const metadata: Metadata = { title: "Keep your account", robots: { index: false } };

type Props = { params: Promise<{ token: string }> };

export default async function KeepPage({ params }: Props) {
  const { token } = await params;
  if (!(await isKeepLink(token))) {
    return (
      <div className="narrow">
        <h1>This link does nothing any more</h1>
        <p>It was used already, its 7 days are over, or the account was kept by signing in.</p>
        <p className="pt-3">
          <Link href="/sign-in" className="button is-primary">
            Sign in
          </Link>
        </p>
      </div>
    );
  }
  return (
    <div className="narrow">
      <h1>Keep your account</h1>
      <p>It was to be erased, with all that you saved and follow. Keep it, and everything is as it was.</p>
      <PlainForm action={keepAccount} fields={{ token }} className="form">
        <button type="submit" className="button is-primary">
          Keep my account
        </button>
      </PlainForm>
    </div>
  );
}
