import type { Metadata } from "next";
import { Link } from "#components/ui/link.tsx";

export const metadata: Metadata = { title: "Your account will be erased", robots: { index: false } };

export default function GoodbyePage() {
  return (
    <div className="narrow">
      <h1>Your account will be erased</h1>
      <p>You are signed out everywhere. In 7 days the account and everything in it will be gone for good.</p>
      <p>To keep it, sign in before then, or use the link in the mail that we sent you.</p>
      <p className="flex flex-wrap gap-3 pt-3">
        <Link href="/" className="button is-primary">
          All briefings
        </Link>
        <Link href="/sign-in" className="button">
          Sign in and keep it
        </Link>
      </p>
    </div>
  );
}
