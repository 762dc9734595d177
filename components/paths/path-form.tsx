"use client";

import { useActionState } from "react";
import { Done } from "#components/ui/done.tsx";
import { Field } from "#components/ui/field.tsx";
import { FormRefusal } from "#components/ui/form-refusal.tsx";
import { changePath, createPath } from "#lib/paths/actions.ts";

type Values = { id: string; title: string; description: string; visibility: string };
type Props = { path?: Values; postId?: string; mayList: boolean };

/** The words of a path and who sees it: for a new one, and for one that is there. */
export function PathForm({ path, postId, mayList }: Props) {
  const [state, submit, pending] = useActionState(path ? changePath : createPath, null);
  const chosen = (state && !state.ok ? state.values.visibility : undefined) ?? path?.visibility ?? "private";
  const choices = mayList ? CHOICES : CHOICES.filter(({ value }) => value !== "listed");
  return (
    <form action={submit} className="form">
      <FormRefusal state={state} />
      {path && <input type="hidden" name="id" value={path.id} />}
      {postId && <input type="hidden" name="postId" value={postId} />}
      <Field label="Name" name="title" required maxLength={120} state={state} defaultValue={path?.title} />
      <Field
        label="Description"
        name="description"
        multiline
        maxLength={1_000}
        state={state}
        defaultValue={path?.description}
        hint="For whom it is, and what one has at the end. Optional."
      />
      <fieldset className="field">
        <legend>Who sees it</legend>
        {/* Made anew when the answer says something else: React sets an uncontrolled choice only once. */}
        <div className="grid" key={chosen}>
          {choices.map(({ value, label }) => (
            <label key={value} className="choice">
              <input type="radio" name="visibility" value={value} defaultChecked={value === chosen} />
              {label}
            </label>
          ))}
        </div>
      </fieldset>
      <div>
        <button type="submit" className="button is-primary" aria-busy={pending}>
          {path ? "Keep" : "Make the path"}
        </button>
        {path && <Done state={state} />}
      </div>
    </form>
  );
}

const CHOICES = [
  { value: "private", label: "Only I" },
  { value: "link", label: "Whoever has the link, with my name on it" },
  { value: "listed", label: "Everybody: it stands among the reading paths" },
];
