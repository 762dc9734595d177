import { PageHead } from "#components/shell/page-head.tsx";
import { PlainForm } from "#components/ui/plain-form.tsx";
import { WayOn } from "#components/ui/way-on.tsx";
import { keepAccount } from "#lib/accounts/deletion-actions.ts";
import { isKeepLink } from "#lib/accounts/deletion-queries.ts";

type Props = { params: Promise<{ token: string }> };

export default async function KeepPage({ params }: Props) {
  const { token } = await params;
  if (!(await isKeepLink(token))) {
    return (
      <>
        <PageHead title="This link does nothing any more" hidden />
        <WayOn title="This link does nothing any more" ways={[{ href: "/sign-in", words: "Sign in" }]}>
          <p>It was used already, its 7 days are over, or the account was kept by signing in.</p>
        </WayOn>
      </>
    );
  }
  return (
    <>
      <PageHead title="Keep your account" hidden />
      <div className="narrow">
        <h1>Keep your account</h1>
        <p>It was to be erased, with all that you saved and follow. Keep it, and everything is as it was.</p>
        <PlainForm action={keepAccount} fields={{ token }} className="form">
          <button type="submit" className="button is-primary">
            Keep my account
          </button>
        </PlainForm>
      </div>
    </>
  );
}
