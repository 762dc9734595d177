import type { Metadata } from "next";
import { SignedOut } from "#components/accounts/signed-out.tsx";
import { NoticesForm } from "#components/settings/notices-form.tsx";
import { SettingsNav } from "#components/settings/settings-nav.tsx";
import { Link } from "#components/ui/link.tsx";
import { viewer } from "#lib/accounts/session.ts";
import { findNoticeKinds } from "#lib/notices/queries.ts";

export const metadata: Metadata = { title: "Choose notices", robots: { index: false } };

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
    <div className="max-w-[41.25rem]">
      <SettingsNav here="/settings/notices" admin={reader.role === "admin"} />
      <div className="head">
        <h1>Choose notices</h1>
        <p className="short">
          They stand on <Link href="/notices">one page</Link>, and nowhere else: no mail, no number, no red dot.
        </p>
      </div>
      <NoticesForm kinds={await findNoticeKinds(reader.id)} />
    </div>
  );
}
