import { PageHead } from "#components/shell/page-head.tsx";
import { WayOn } from "#components/ui/way-on.tsx";

export default function AddressDonePage() {
  return (
    <>
      <PageHead title="Your address is confirmed" hidden />
      <WayOn title="Your address is confirmed" ways={[{ href: "/settings/address", words: "Your account" }]}>
        <p>It is the address of your account from now on.</p>
      </WayOn>
    </>
  );
}
