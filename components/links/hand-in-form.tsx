"use client";

import { TopicChoice, type Topics } from "#components/links/topic-choice.tsx";
import { ActionForm } from "#components/ui/action-form.tsx";
import { Field } from "#components/ui/field.tsx";
import { handInLink } from "#lib/links/actions.ts";

/** A link with all that may be said of it; the address is enough. */
export function HandInForm({ topics, url, title }: { topics: Topics; url: string; title: string }) {
  return (
    <ActionForm action={handInLink} button="Save the link" isPrimary>
      <Field label="Address" name="url" inputMode="url" verbatim required defaultValue={url} />
      <Field
        label="Title"
        name="title"
        maxLength={200}
        defaultValue={title}
        hint="Found on the page when you leave it empty."
      />
      <Field label="Comment" name="comment" multiline maxLength={2_000} hint="Why you keep it. Optional." />
      <TopicChoice topics={topics} />
    </ActionForm>
  );
}
