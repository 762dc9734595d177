"use client";

import { useActionState } from "react";
import { Done } from "#components/ui/done.tsx";
import { FormRefusal } from "#components/ui/form-refusal.tsx";
import type { ReadingMemory } from "#lib/reading/memory.ts";
import { chooseMemory } from "#lib/reading/memory-actions.ts";

const CHOICES: { value: ReadingMemory; label: string; hint: string }[] = [
  {
    value: "everything",
    label: "History and places",
    hint: "What you opened, with its date, and where you stopped in it.",
  },
  { value: "places", label: "Places only", hint: "Where you stopped, so that you go on there on any device." },
  { value: "nothing", label: "Nothing", hint: "Only what you mark as read yourself." },
];

/** What is remembered of one's reading. */
export function MemoryForm({ memory }: { memory: ReadingMemory }) {
  const [state, submit, pending] = useActionState(chooseMemory, null);
  return (
    <form action={submit} className="form">
      <FormRefusal state={state} />
      <fieldset className="field">
        <legend>Remember of my reading</legend>
        {CHOICES.map(({ value, label, hint }) => (
          <label key={`${value} ${memory}`} className="choice">
            <input type="radio" name="memory" value={value} defaultChecked={value === memory} />
            <span>
              <b>{label}</b>
              <span className="hint">{hint}</span>
            </span>
          </label>
        ))}
      </fieldset>
      <div className="flex flex-wrap items-center gap-4">
        <button type="submit" className="button is-primary" aria-busy={pending}>
          Keep this
        </button>
        <Done state={state} />
      </div>
    </form>
  );
}
