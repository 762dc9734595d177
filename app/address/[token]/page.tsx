import { DeadLink } from "#components/accounts/dead-link.tsx";
import { PageHead } from "#components/shell/page-head.tsx";
import { PlainForm } from "#components/ui/plain-form.tsx";
import { confirmAddressLink } from "#lib/accounts/address-actions.ts";
import { findAddressLink } from "#lib/accounts/link-queries.ts";

const WORDS: Record<string, { title: string; says: string; button: string }> = {
  confirm_address: {
    title: "Confirm your address",
    says: "is the address of your account at AI Briefing.",
    button: "Confirm this address",
  },
  change_address: {
    title: "Use this address",
    says: "becomes the address of your account. The old address gets a notice, with a way back for 7 days.",
    button: "Use this address",
  },
  undo_address: {
    title: "Take your account back",
    says: "becomes the address of your account again. The password, every session, passkey and linked provider end, and you choose a new password.",
    button: "Take it back",
  },
};

export default async function AddressLinkPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const link = await findAddressLink(token);
  const words = link && WORDS[link.purpose];
  if (!words) return <DeadLink again="/settings/address" words="Your address" />;
  return (
    <>
      <PageHead title="Your address" hidden />
      <div className="narrow">
        <h1>{words.title}</h1>
        <p>
          <strong>{link.email}</strong> {words.says}
        </p>
        <PlainForm action={confirmAddressLink} fields={{ token }} className="form">
          <button type="submit" className="button is-primary">
            {words.button}
          </button>
        </PlainForm>
      </div>
    </>
  );
}
