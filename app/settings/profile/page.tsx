import { SignedOut } from "#components/accounts/signed-out.tsx";
import { PortraitForm } from "#components/settings/portrait-form.tsx";
import { ProfileForm } from "#components/settings/profile-form.tsx";
import { SettingsPage } from "#components/settings/settings-page.tsx";
import { PageHead } from "#components/shell/page-head.tsx";
import { LANGUAGES, timeZones } from "#lib/accounts/profile.ts";
import { findProfile } from "#lib/accounts/profile-queries.ts";
import { viewer } from "#lib/accounts/session.ts";

export default async function ProfilePage() {
  const reader = await viewer();
  const profile = reader && (await findProfile(reader.id));
  if (!profile) {
    return (
      <SignedOut title="Profile" returnTo="/settings/profile">
        Your name, your portrait, your time zone.
      </SignedOut>
    );
  }
  return (
    <>
      <PageHead title="Profile" hidden />
      <SettingsPage here="/settings/profile" title="Profile" admin={reader.role === "admin"}>
        <ProfileForm profile={profile} timeZones={timeZones()} languages={LANGUAGES} />
        <PortraitForm name={profile.name} image={profile.image} />
        <section aria-labelledby="colours-heading" className="settings-part">
          <h2 id="colours-heading">Colours</h2>
          <p className="text-grey">
            Light, dark or sepia is chosen at the foot of every page. The choice stays in this browser; without one, the
            page follows your system.
          </p>
        </section>
      </SettingsPage>
    </>
  );
}
