import type { Metadata } from "next";
import { Link } from "#components/ui/link.tsx";

export const metadata: Metadata = { title: "Your address is confirmed", robots: { index: false } };

export default function AddressDonePage() {
  return (
    <div className="narrow">
      <h1>Your address is confirmed</h1>
      <p>It is the address of your account from now on.</p>
      <p className="pt-3">
        <Link href="/settings/address" className="button is-primary">
          Your account
        </Link>
      </p>
    </div>
  );
}
