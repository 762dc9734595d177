"use client";

import { type FormEvent, useActionState, useEffect } from "react";
import { Done } from "#components/ui/done.tsx";
import { Field } from "#components/ui/field.tsx";
import { announce } from "#components/ui/retried.ts";
import type { ActionState } from "#lib/action.ts";
import { MOST_NOTE } from "#lib/paths/path.ts";
import { moveStep, noteStep, removeStep } from "#lib/paths/step-actions.ts";

type Props = { step: { id: string; note: string; title: string }; number: number; total: number };

/** One step as its maker sees it: its note, its place, and the way out. Each is a form of its own. */
export function StepEditor({ step, number, total }: Props) {
  const [noted, note, noting] = useActionState(noteStep, null);
  const { id, title } = step;
  return (
    <li className="step-editor" aria-labelledby={`edit-${id}`}>
      <span className="path-number" aria-hidden="true">
        {number}
      </span>
      <div>
        <h3 id={`edit-${id}`}>{title}</h3>
        <form action={note}>
          <input type="hidden" name="id" value={id} />
          <Field
            label="Note"
            name="note"
            within={id}
            multiline
            maxLength={MOST_NOTE}
            state={noted}
            defaultValue={step.note}
          />
          <div className="flex flex-wrap items-center gap-x-5">
            <button type="submit" className="text-button" aria-busy={noting} aria-label={`Keep the note: ${title}`}>
              Keep the note
            </button>
            <Done state={noted} />
          </div>
        </form>
        <div className="flex flex-wrap gap-x-5">
          <StepButton action={moveStep} fields={{ id, to: "up" }} word="Move up" title={title} off={number === 1} />
          <StepButton
            action={moveStep}
            fields={{ id, to: "down" }}
            word="Move down"
            title={title}
            off={number === total}
          />
          <StepButton action={removeStep} fields={{ id }} word="Remove" title={title} />
        </div>
      </div>
    </li>
  );
}

type StepButtonProps = {
  action: (previous: ActionState, form: FormData) => Promise<ActionState>;
  fields: Record<string, string>;
  word: string;
  title: string;
  off?: boolean;
};

/** A form of one button that says aloud what it did. At the end of a path "Move" stays where it is and does nothing. */
function StepButton({ action, fields, word, title, off }: StepButtonProps) {
  const [state, submit] = useActionState(action, null);
  useEffect(() => {
    if (state?.ok && state.message) announce(state.message);
  }, [state]);
  const stay = (event: FormEvent) => off && event.preventDefault();
  return (
    <form action={submit} onSubmit={stay}>
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <button type="submit" className="text-button" aria-label={`${word}: ${title}`} aria-disabled={off}>
        {word}
      </button>
      {state && !state.ok && (
        <span role="alert" className="refusal">
          {state.message}
        </span>
      )}
    </form>
  );
}
