import { PageHead } from "#components/shell/page-head.tsx";
import { WayOn } from "#components/ui/way-on.tsx";

/** For a page that would mail a link, on a site where mail is not set up. */
export function NoMail({ title }: { title: string }) {
  return (
    <>
      <PageHead title={title} hidden />
      <WayOn title={title} ways={[{ href: "/sign-in", words: "Sign in" }]}>
        <p>
          This needs mail, which is not set up on this site. The people who run it can help you back into your account.
        </p>
      </WayOn>
    </>
  );
}
