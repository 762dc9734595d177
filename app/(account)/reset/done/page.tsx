import type { Metadata } from "next";
import { Link } from "#components/ui/link.tsx";

export const metadata: Metadata = { title: "Your password is changed", robots: { index: false } };

export default function ResetDonePage() {
  return (
    <div className="narrow">
      <h1>Your password is changed</h1>
      <p>Every session of your account was ended. Sign in with the new password.</p>
      <p className="pt-3">
        <Link href="/sign-in" className="button is-primary">
          Sign in
        </Link>
      </p>
    </div>
  );
}
