"use client";

import { useActionState } from "react";
import { Done } from "#components/ui/done.tsx";
import { Field } from "#components/ui/field.tsx";
import { FormRefusal } from "#components/ui/form-refusal.tsx";
import { Select } from "#components/ui/select.tsx";
import { changeProfile } from "#lib/accounts/profile-actions.ts";

type Props = {
  profile: { name: string; handle: string | null; timeZone: string; language: string };
  timeZones: string[];
  languages: Record<string, string>;
};

/** What a reader says about themselves. */
export function ProfileForm({ profile, timeZones, languages }: Props) {
  const [state, submit, pending] = useActionState(changeProfile, null);
  return (
    <form action={submit} className="form" aria-label="Profile">
      <FormRefusal state={state} />
      <Field
        label="Name"
        name="name"
        autoComplete="name"
        required
        maxLength={80}
        defaultValue={profile.name}
        state={state}
      />
      <Field
        label="Handle"
        name="handle"
        autoComplete="nickname"
        maxLength={31}
        defaultValue={profile.handle ?? ""}
        hint="Letters, digits and underscores. Leave it empty to have none."
        state={state}
      />
      <Select
        label="Time zone"
        name="timeZone"
        options={timeZones.map((zone) => ({ value: zone, label: zone.replaceAll("_", " ") }))}
        defaultValue={profile.timeZone}
        state={state}
      />
      <Select
        label="Language"
        name="language"
        options={Object.entries(languages).map(([value, label]) => ({ value, label }))}
        defaultValue={profile.language}
        hint="More languages will stand here once the site speaks them."
        state={state}
      />
      <button type="submit" className="button is-primary" aria-busy={pending}>
        Save profile
      </button>
      <Done state={state} />
    </form>
  );
}
