import { NameField } from "#components/accounts/account-fields.tsx";
import { ActionForm } from "#components/ui/action-form.tsx";
import { Field } from "#components/ui/field.tsx";
import { Select } from "#components/ui/select.tsx";
import { changeProfile } from "#lib/accounts/profile-actions.ts";

type Props = {
  profile: { name: string; handle: string | null; timeZone: string; language: string };
  timeZones: string[];
  languages: Record<string, string>;
};

/** What a reader says about themselves. */
export function ProfileForm({ profile, timeZones, languages }: Props) {
  return (
    <ActionForm action={changeProfile} label="Profile" button="Save profile" isPrimary says>
      <NameField defaultValue={profile.name} />
      <Field
        label="Handle"
        name="handle"
        autoComplete="nickname"
        maxLength={31}
        defaultValue={profile.handle ?? ""}
        hint="Letters, digits and underscores. Leave it empty to have none."
        verbatim
      />
      <Select
        label="Time zone"
        name="timeZone"
        options={timeZones.map((zone) => ({ value: zone, label: zone.replaceAll("_", " ") }))}
        defaultValue={profile.timeZone}
      />
      <Select
        label="Language"
        name="language"
        options={Object.entries(languages).map(([value, label]) => ({ value, label }))}
        defaultValue={profile.language}
        hint="More languages will stand here once the site speaks them."
      />
    </ActionForm>
  );
}
