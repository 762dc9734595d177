import type { Metadata } from "next";
import { SignedOut } from "#components/accounts/signed-out.tsx";
import { PathForm } from "#components/paths/path-form.tsx";
import { viewer } from "#lib/accounts/session.ts";

export const metadata: Metadata = { title: "Make a path", robots: { index: false } };

export default async function NewPathPage() {
  const reader = await viewer();
  if (!reader) {
    return (
      <SignedOut title="Make a path" returnTo="/paths/new">
        Put briefings in an order that leads somewhere, and show it to whom you like.
      </SignedOut>
    );
  }
  return (
    <div className="narrow at-start">
      <h1>Make a path</h1>
      <p>Briefings in an order that leads somewhere. Steps come next.</p>
      <PathForm mayList={reader.role !== "reader"} />
    </div>
  );
}
