import { PageHead } from "#components/shell/page-head.tsx";
import { WayOn } from "#components/ui/way-on.tsx";

const WAYS = [
  { href: "/", words: "All briefings" },
  { href: "/sign-in", words: "Sign in and keep it" },
];

export default function GoodbyePage() {
  return (
    <>
      <PageHead title="Your account will be erased" hidden />
      <WayOn title="Your account will be erased" ways={WAYS}>
        <p>You are signed out everywhere. In 7 days the account and everything in it will be gone for good.</p>
        <p>To keep it, sign in before then, or use the link in the mail that we sent you.</p>
      </WayOn>
    </>
  );
}
