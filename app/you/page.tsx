import { SignedOut } from "#components/accounts/signed-out.tsx";
import { Places } from "#components/settings/places.tsx";
import { PageHead } from "#components/shell/page-head.tsx";
import { PlainForm } from "#components/ui/plain-form.tsx";
import { mayAct } from "#lib/accounts/rules.ts";
import { viewer } from "#lib/accounts/session.ts";
import { signOut } from "#lib/entry/actions.ts";

export default async function YouPage() {
  const reader = await viewer();
  if (!reader) {
    return (
      <SignedOut title="Yours" returnTo="/you">
        Everything that you follow, keep and make, in one place.
      </SignedOut>
    );
  }
  return (
    <>
      <PageHead title="Yours" hidden />
      <div className="head">
        <h1>{reader.name}</h1>
        <p className="text-grey">{reader.email}</p>
      </div>
      <Places editor={mayAct(reader.role, "editor")} admin={reader.role === "admin"} />
      <PlainForm action={signOut} fields={{}} className="mt-8 border-t border-line pt-4">
        <button type="submit" className="button">
          Sign out
        </button>
      </PlainForm>
    </>
  );
}
