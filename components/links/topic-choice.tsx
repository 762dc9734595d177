"use client";

import { useFormState } from "#components/ui/action-form.tsx";

export type Topics = { slug: string; name: string }[];

/** The topics of a link, of all that there are. */
export function TopicChoice({ topics, chosen = [] }: { topics: Topics; chosen?: string[] }) {
  const state = useFormState();
  const ticked = state && !state.ok ? (state.values.topics ?? "").split("\n") : chosen;
  return (
    <fieldset className="field">
      <legend>Topics</legend>
      <div className="checks" key={ticked.join()}>
        {topics.map((topic) => (
          <label key={topic.slug}>
            <input type="checkbox" name="topics" value={topic.slug} defaultChecked={ticked.includes(topic.slug)} />
            {topic.name}
          </label>
        ))}
      </div>
      <p className="hint">Up to four. Optional.</p>
    </fieldset>
  );
}
