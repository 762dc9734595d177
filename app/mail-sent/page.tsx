import { PageHead } from "#components/shell/page-head.tsx";
import { WayOn } from "#components/ui/way-on.tsx";

const ASKED = {
  "sign-in": { what: "a link to sign in, which works for 10 minutes", again: "/sign-in/link" },
  "sign-up": { what: "a link to create your account, which works for a day", again: "/sign-up" },
  reset: { what: "a link to choose a new password, which works for 10 minutes", again: "/reset" },
  address: { what: "a link to confirm the address, which works for a day", again: "/settings/address" },
};

const isAsked = (value: string | undefined): value is keyof typeof ASKED => !!value && Object.hasOwn(ASKED, value);

/** The same for every address: whether it has an account is said in the mail alone. */
export default async function MailSentPage({ searchParams }: { searchParams: Promise<{ for?: string }> }) {
  const { for: wish } = await searchParams;
  const { what, again } = ASKED[isAsked(wish) ? wish : "sign-in"];
  return (
    <>
      <PageHead title="Look in your mail" hidden />
      <WayOn title="Look in your mail" ways={[{ href: again, words: "Ask again" }]}>
        <p>We are sending {what}. You can close this page.</p>
        <p>
          Nothing after a few minutes? Look among unwanted mail, and check the address. Only the newest link works, and
          at most five are sent within an hour.
        </p>
      </WayOn>
    </>
  );
}
