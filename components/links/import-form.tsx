"use client";

import { TopicChoice, type Topics } from "#components/links/topic-choice.tsx";
import { ActionForm } from "#components/ui/action-form.tsx";
import { Field } from "#components/ui/field.tsx";
import { Select } from "#components/ui/select.tsx";
import { publishImport } from "#lib/links/import-actions.ts";
import type { Reading } from "#lib/links/link.ts";

type Props = {
  id: string;
  reading: Pick<Reading, "title" | "subtitle" | "byline" | "published">;
  publisher: string;
  topics: Topics;
  chosen: string[];
  authors: { handle: string; name: string }[];
};

/** What an editor says of a page before it is published here: what was found on it stands there to be put right. */
export function ImportForm({ id, reading, publisher, topics, chosen, authors }: Props) {
  return (
    <ActionForm action={publishImport} button="Publish as an imported briefing" isPrimary fields={{ id }}>
      <Field label="Title" name="title" required maxLength={120} defaultValue={reading.title.slice(0, 120)} />
      <Field label="Subtitle" name="subtitle" maxLength={220} defaultValue={(reading.subtitle ?? "").slice(0, 220)} />
      <Field
        label="The Short Version"
        name="shortVersion"
        multiline
        required
        maxLength={400}
        hint="A sentence or two of your own that stand for the piece."
      />
      <Field
        label="Written by"
        name="byline"
        maxLength={200}
        defaultValue={reading.byline ?? ""}
        hint="As the original names them."
      />
      <Field label="First published by" name="publisher" maxLength={120} defaultValue={publisher.slice(0, 120)} />
      <Field
        label="First published on"
        name="date"
        required
        maxLength={10}
        defaultValue={reading.published?.slice(0, 10) ?? ""}
        hint="As exactly as it is known: 2024, 2024-03 or 2024-03-05."
      />
      <Select
        label="Stands for it here"
        name="author"
        options={authors.map(({ handle, name }) => ({ value: handle, label: name }))}
        hint="The byline says that it is imported, and who wrote it."
      />
      <TopicChoice topics={topics} chosen={chosen} hint="One to four." />
    </ActionForm>
  );
}
