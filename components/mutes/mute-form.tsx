"use client";

import { useActionState } from "react";
import { MuteTime } from "#components/mutes/mute-time.tsx";
import { Done } from "#components/ui/done.tsx";
import { Field } from "#components/ui/field.tsx";
import { FormRefusal } from "#components/ui/form-refusal.tsx";
import { Select } from "#components/ui/select.tsx";
import { mute } from "#lib/mutes/actions.ts";
import { LONGEST_MUTE } from "#lib/mutes/mute.ts";

const KINDS = [
  { value: "word", label: "Words" },
  { value: "topic", label: "Topic" },
  { value: "author", label: "Author" },
  { value: "source", label: "Source" },
];

/** Mutes something by its name. */
export function MuteForm() {
  const [state, submit, pending] = useActionState(mute, null);
  const refused = state && !state.ok ? state : null;
  return (
    <form action={submit} className="form mute-form" aria-label="Mute something">
      <FormRefusal state={state} />
      <Select label="Kind" name="kind" options={KINDS} defaultValue="word" state={state} />
      <Field
        label="What"
        name="key"
        required
        maxLength={LONGEST_MUTE}
        hint="Words or a phrase, a topic’s or an author’s name, a publisher, or an address such as example.org."
        state={state}
      />
      <MuteTime id="new" chosen={refused?.values.length} day={refused?.values.day} refusal={refused?.fields?.day} />
      <button type="submit" className="button is-primary" aria-busy={pending}>
        Mute
      </button>
      <Done state={state} />
    </form>
  );
}
