"use client";

import { useActionState } from "react";
import { Field } from "#components/ui/field.tsx";
import { FormRefusal } from "#components/ui/form-refusal.tsx";
import { handInLink } from "#lib/sharing/actions.ts";

type Props = { topics: { slug: string; name: string }[]; url: string; title: string };

export function HandInForm({ topics, url, title }: Props) {
  const [state, submit, pending] = useActionState(handInLink, null);
  const chosen = state && !state.ok ? (state.values.topics ?? "").split("\n") : [];
  return (
    <form action={submit} className="form">
      <FormRefusal state={state} />
      <Field label="Address" name="url" type="url" required state={state} defaultValue={url} />
      <Field label="Title" name="title" required maxLength={200} state={state} defaultValue={title} />
      <Field
        label="Comment"
        name="comment"
        multiline
        maxLength={2_000}
        state={state}
        hint="Why you keep it. Optional."
      />
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
      <button type="submit" className="button is-primary" aria-busy={pending}>
        Save the link
      </button>
    </form>
  );
}
