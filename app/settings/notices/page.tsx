import { SignedOut } from "#components/accounts/signed-out.tsx";
import { NoticesForm } from "#components/settings/notices-form.tsx";
import { SettingsPage } from "#components/settings/settings-page.tsx";
import { PageHead } from "#components/shell/page-head.tsx";
import { Link } from "#components/ui/link.tsx";
import { viewer } from "#lib/accounts/session.ts";
import { findNoticeKinds } from "#lib/notices/queries.ts";

export default async function NoticeSettingsPage() {
  const reader = await viewer();
  if (!reader) {
    return (
      <SignedOut title="Choose notices" returnTo="/settings/notices">
        Which kinds of notices come to you.
      </SignedOut>
    );
  }
  return (
    <>
      <PageHead title="Choose notices" hidden />
      <SettingsPage
        here="/settings/notices"
        title="Choose notices"
        intro={
          <>
            They stand on{" "}
            <Link href="/notices" className="underline underline-offset-4">
              one page
            </Link>
            , and nowhere else: no mail, no number, no red dot.
          </>
        }
        admin={reader.role === "admin"}
      >
        <NoticesForm kinds={await findNoticeKinds(reader.id)} />
      </SettingsPage>
    </>
  );
}
