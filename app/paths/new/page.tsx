import { SignedOut } from "#components/accounts/signed-out.tsx";
import { PathForm } from "#components/paths/path-form.tsx";
import { PageHead } from "#components/shell/page-head.tsx";
import { viewer } from "#lib/accounts/session.ts";

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
    <>
      <PageHead title="Make a path" hidden />
      <div className="narrow at-start">
        <h1>Make a path</h1>
        <p>Briefings in an order that leads somewhere. Steps come next.</p>
        <PathForm mayList={reader.role !== "reader"} />
      </div>
    </>
  );
}
