"use client";

import { ActionForm, useFormState } from "#components/ui/action-form.tsx";
import { Field } from "#components/ui/field.tsx";
import { addFeed } from "#lib/sources/actions.ts";

/** Adds a source feed by its address or that of its site; where a site has several, they are there to choose from. */
export function AddFeed() {
  return (
    <ActionForm action={addFeed} label="Add a source" button="Add" isPrimary>
      <Field
        label="Address"
        name="url"
        verbatim
        required
        maxLength={2_000}
        hint="Of a site or of its feed, such as example.org or https://example.org/feed.xml."
      />
      <Choices />
    </ActionForm>
  );
}

function Choices() {
  const state = useFormState();
  const choices = state && !state.ok ? (state.choices ?? []) : [];
  if (choices.length === 0) return null;
  return (
    <fieldset className="field">
      <legend>Feeds of this site</legend>
      {choices.map(({ value, label }, at) => (
        <label key={value} className="choice">
          <input type="radio" name="choice" value={value} defaultChecked={at === 0} />
          {label}
        </label>
      ))}
    </fieldset>
  );
}
