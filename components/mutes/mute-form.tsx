import { MuteTime } from "#components/mutes/mute-time.tsx";
import { ActionForm } from "#components/ui/action-form.tsx";
import { Field } from "#components/ui/field.tsx";
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
  return (
    <ActionForm
      action={mute}
      label="Mute something"
      button="Mute"
      className="form mute-form"
      within="new"
      isPrimary
      says
    >
      <Select label="Kind" name="kind" within="new" options={KINDS} defaultValue="word" />
      <Field
        label="What"
        name="key"
        within="new"
        required
        maxLength={LONGEST_MUTE}
        hint="Words or a phrase, a topic’s or an author’s name, a publisher, or an address such as example.org."
      />
      <MuteTime within="new" />
    </ActionForm>
  );
}
