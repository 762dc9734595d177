import type { Metadata } from "next";
import { WayOn } from "#components/ui/way-on.tsx";

export const metadata: Metadata = { title: "Your address is confirmed", robots: { index: false } };

export default function AddressDonePage() {
  return (
    <WayOn title="Your address is confirmed" ways={[{ href: "/settings/address", words: "Your account" }]}>
      <p>It is the address of your account from now on.</p>
    </WayOn>
  );
}
