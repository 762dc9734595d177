import type { ReactNode } from "react";
import { PageHead } from "#components/shell/page-head.tsx";
import { WayOn } from "#components/ui/way-on.tsx";

/** A personal page for somebody who is signed out: what it would be, and the way in. */
export function SignedOut({ title, returnTo, children }: { title: string; returnTo: string; children: ReactNode }) {
  const back = `?returnTo=${encodeURIComponent(returnTo)}`;
  const ways = [
    { href: `/sign-in${back}`, words: "Sign in" },
    { href: `/sign-up${back}`, words: "Create an account" },
  ];
  return (
    <>
      <PageHead title={title} hidden />
      <WayOn title={title} ways={ways} atStart>
        <p>{children}</p>
      </WayOn>
    </>
  );
}
