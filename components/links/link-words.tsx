"use client";

import { TopicChoice, type Topics } from "#components/links/topic-choice.tsx";
import { ActionForm } from "#components/ui/action-form.tsx";
import { Field } from "#components/ui/field.tsx";
import { changeLink } from "#lib/links/actions.ts";
import type { LinkPage } from "#lib/links/link.ts";

/** What a link is called and about, folded away until its reader wants to say it better. */
export function LinkWords({ link, topics }: { link: LinkPage; topics: Topics }) {
  return (
    <div className="no-print mt-6">
      <ActionForm action={changeLink} button="Keep" says fields={{ id: link.id }} summary="Title, comment and topics">
        <Field
          key={`title ${link.title}`}
          label="Title"
          name="title"
          maxLength={200}
          defaultValue={link.title}
          hint="That of the page when you leave it empty."
        />
        <Field
          key={`comment ${link.comment}`}
          label="Comment"
          name="comment"
          multiline
          maxLength={2_000}
          defaultValue={link.comment ?? ""}
        />
        <TopicChoice topics={topics} chosen={link.topics.map(({ slug }) => slug)} />
      </ActionForm>
    </div>
  );
}
