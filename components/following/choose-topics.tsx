"use client";

import { useActionState } from "react";
import { FormRefusal } from "#components/ui/form-refusal.tsx";
import { Link } from "#components/ui/link.tsx";
import { chooseTopics } from "#lib/following/choice-actions.ts";
import { briefingCount } from "#lib/tags/topic.ts";

type Choice = { id: string; name: string; latest: string | null; posts: number; followed: boolean };
type Props = { sections: { name: string | null; topics: Choice[] }[]; returnTo: string };

/** One form with a box for each topic that has something published, and the way past it. */
export function ChooseTopics({ sections, returnTo }: Props) {
  const [state, submit, pending] = useActionState(chooseTopics, null);
  return (
    <form action={submit}>
      <FormRefusal state={state} />
      {returnTo && <input type="hidden" name="returnTo" value={returnTo} />}
      {sections.map(({ name, topics }) => (
        <fieldset key={name ?? ""} className="choices">
          <legend className="section-title">{name ?? (sections.length > 1 ? "More topics" : "All topics")}</legend>
          {topics.map((topic) => (
            <div key={topic.id} className="choose">
              <input type="hidden" name="shown" value={topic.id} />
              <label>
                <input
                  type="checkbox"
                  name="topics"
                  value={topic.id}
                  defaultChecked={topic.followed}
                  aria-describedby={`about-${topic.id}`}
                />
                {topic.name}
              </label>
              <p id={`about-${topic.id}`} className="meta">
                {briefingCount(topic.posts)}
                {topic.latest !== null && `, the latest: ${topic.latest}`}
              </p>
            </div>
          ))}
        </fieldset>
      ))}
      <div className="flex flex-wrap items-center gap-x-6 gap-y-2 border-t border-line pt-6">
        <button type="submit" className="button is-primary" aria-busy={pending}>
          Follow these
        </button>
        <Link href={returnTo || "/"} className="text-button">
          Not now
        </Link>
        {returnTo && <span className="meta">You go on to where you were.</span>}
      </div>
    </form>
  );
}
