"use client";

import { useFormState } from "#components/ui/action-form.tsx";

export type Topics = { slug: string; name: string }[];

type Props = { topics: Topics; chosen?: string[]; hint?: string };

/** The topics of a link, of all that there are. */
export function TopicChoice({ topics, chosen = [], hint = "Up to four. Optional." }: Props) {
  const state = useFormState();
  const refused = state && !state.ok ? state : null;
  const ticked = refused ? (refused.values.topics ?? "").split("\n") : chosen;
  const refusal = refused?.fields?.topics;
  const describedBy = refusal ? "topics-refusal topics-hint" : "topics-hint";
  return (
    <fieldset className="field" id="topics" aria-describedby={describedBy}>
      <legend>Topics</legend>
      <div className="checks" key={ticked.join()}>
        {topics.map((topic) => (
          <label key={topic.slug}>
            <input type="checkbox" name="topics" value={topic.slug} defaultChecked={ticked.includes(topic.slug)} />
            {topic.name}
          </label>
        ))}
      </div>
      {refusal && (
        <p id="topics-refusal" role="alert" tabIndex={-1} className="refusal">
          {refusal}
        </p>
      )}
      <p id="topics-hint" className="hint">
        {hint}
      </p>
    </fieldset>
  );
}
