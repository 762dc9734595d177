import type { Metadata } from "next";
import { WayOn } from "#components/ui/way-on.tsx";

export const metadata: Metadata = { title: "Your password is changed", robots: { index: false } };

export default function ResetDonePage() {
  return (
    <WayOn title="Your password is changed" ways={[{ href: "/sign-in", words: "Sign in" }]}>
      <p>Every session of your account was ended. Sign in with the new password.</p>
    </WayOn>
  );
}
