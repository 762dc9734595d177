import { PageHead } from "#components/shell/page-head.tsx";
import { WayOn } from "#components/ui/way-on.tsx";

export default function ResetDonePage() {
  return (
    <>
      <PageHead title="Your password is changed" hidden />
      <WayOn title="Your password is changed" ways={[{ href: "/sign-in", words: "Sign in" }]}>
        <p>Every session of your account was ended. Sign in with the new password.</p>
      </WayOn>
    </>
  );
}
