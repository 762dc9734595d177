import type { ReactNode } from "react";
import { Link } from "#components/ui/link.tsx";

/** A personal page for somebody who is signed out: what it would be, and the way in. */
export function SignedOut({ title, returnTo, children }: { title: string; returnTo: string; children: ReactNode }) {
  const way = `?returnTo=${encodeURIComponent(returnTo)}`;
  return (
    <div className="narrow">
      <h1>{title}</h1>
      <p>{children}</p>
      <p className="flex flex-wrap gap-3 pt-3">
        <Link href={`/sign-in${way}`} className="button is-primary">
          Sign in
        </Link>
        <Link href={`/sign-up${way}`} className="button">
          Create an account
        </Link>
      </p>
    </div>
  );
}
