"use client";

import { ActionForm, useFormState } from "#components/ui/action-form.tsx";
import { Field } from "#components/ui/field.tsx";
import { handInLink } from "#lib/sharing/actions.ts";

type Topics = { slug: string; name: string }[];

export function HandInForm({ topics, url, title }: { topics: Topics; url: string; title: string }) {
  return (
    <ActionForm action={handInLink} button="Save the link" isPrimary>
      <Field label="Address" name="url" type="url" required defaultValue={url} />
      <Field label="Title" name="title" required maxLength={200} defaultValue={title} />
      <Field label="Comment" name="comment" multiline maxLength={2_000} hint="Why you keep it. Optional." />
      <TopicChoice topics={topics} />
    </ActionForm>
  );
}

function TopicChoice({ topics }: { topics: Topics }) {
  const state = useFormState();
  const chosen = state && !state.ok ? (state.values.topics ?? "").split("\n") : [];
  return (
    <fieldset className="field">
      <legend>Topics</legend>
      <div className="checks">
        {topics.map((topic) => (
          <label key={topic.slug}>
            <input type="checkbox" name="topics" value={topic.slug} defaultChecked={chosen.includes(topic.slug)} />
            {topic.name}
          </label>
        ))}
      </div>
      <p className="hint">Up to four. Optional.</p>
    </fieldset>
  );
}
