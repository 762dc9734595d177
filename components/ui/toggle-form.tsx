"use client";

import { type FormEvent, useOptimistic, useState, useTransition } from "react";
import { announce, isBrokenConnection, isNavigation, retried } from "#components/ui/retried.ts";
import type { ActionState } from "#lib/action.ts";

type Action = (form: FormData) => Promise<ActionState>;

type Props = {
  on: boolean;
  turnOn: Action;
  turnOff: Action;
  field: string;
  value: string;
  offLabel: string;
  onLabel: string;
  /** What it is about, for those who hear the button without its surroundings. */
  about: string;
  className?: string;
  /** The key of the keyboard map that presses this button. */
  shortcut?: string;
};

/**
 * A button with two states that is a plain form: it works without a script, and with one it answers at once, goes back
 * with a message when the server refuses, and tries again when the connection breaks.
 */
export function ToggleForm(props: Props) {
  const [settled, setSettled] = useSettled(props.on);
  const [on, show] = useOptimistic(settled);
  const [refusal, setRefusal] = useState("");
  const [, start] = useTransition();
  const action = on ? props.turnOff : props.turnOn;

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const next = !on;
    setRefusal("");
    start(async () => {
      show(next);
      announce(`${next ? props.onLabel : props.offLabel}: ${props.about}`);
      const result = await retried(() => action(form)).catch((error: unknown): ActionState => {
        if (isNavigation(error)) throw error;
        const message = isBrokenConnection(error)
          ? "No connection. Try again."
          : "That could not be confirmed. Try again.";
        return { ok: false, code: "conflict", message, values: {} };
      });
      start(() => {
        if (result?.ok) setSettled(next);
        else if (result) setRefusal(result.message);
      });
    });
  }

  return (
    <form action={action as unknown as (form: FormData) => void} onSubmit={submit}>
      <input type="hidden" name={props.field} value={props.value} />
      <button
        type="submit"
        className={`${props.className ?? "text-button"}${on ? " is-on" : ""}`}
        aria-label={`${on ? props.onLabel : props.offLabel}: ${props.about}`}
        data-key={props.shortcut}
      >
        {on ? props.onLabel : props.offLabel}
      </button>
      {refusal && (
        <span role="alert" className="refusal">
          {refusal}
        </span>
      )}
    </form>
  );
}

/** State that follows what the server says whenever the server says something new. */
function useSettled(given: boolean) {
  const [heard, setHeard] = useState(given);
  const [settled, setSettled] = useState(given);
  if (heard !== given) {
    setHeard(given);
    setSettled(given);
  }
  return [settled, setSettled] as const;
}
