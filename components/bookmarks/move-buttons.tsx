"use client";

import { type KeyboardEvent, useActionState, useEffect, useRef } from "react";
import { announce } from "#components/ui/retried.ts";
import type { ActionState } from "#lib/action.ts";

type Props = {
  action: (previous: ActionState, form: FormData) => Promise<ActionState>;
  fields: Record<string, string>;
  name: string;
  first: boolean;
  last: boolean;
  /** Whether it can be moved to the top in one press. */
  top?: boolean;
};

const WORDS = { up: "Up", down: "Down", top: "To the top" };

/**
 * Moves something up or down where it stands: a form of buttons, and with a script the arrow keys on them too. The
 * button that was pressed keeps the focus when its row has moved.
 */
export function MoveButtons({ action, fields, name, first, last, top = false }: Props) {
  const [state, submit, pending] = useActionState(action, null);
  const form = useRef<HTMLFormElement>(null);
  const pressed = useRef<"up" | "down" | "top" | null>(null);

  const button = (to: string) => form.current?.querySelector<HTMLButtonElement>(`[value="${to}"]`);
  useEffect(() => {
    if (pending || !state || !pressed.current) return;
    const to = pressed.current;
    pressed.current = null;
    if (!state.ok) return;
    announce(`${name}: moved ${WORDS[to].toLowerCase()}`);
    form.current?.querySelector<HTMLButtonElement>(`[value="${to}"]`)?.focus({ preventScroll: true });
    form.current?.scrollIntoView({ block: "nearest" });
  }, [pending, state, name]);

  function onKeyDown(event: KeyboardEvent) {
    const to = { ArrowUp: "up", ArrowDown: "down", Home: "top" }[event.key];
    const target = to && button(to);
    if (!target || event.metaKey || event.ctrlKey || event.altKey) return;
    event.preventDefault();
    target.focus({ preventScroll: true });
    target.click();
  }

  const moves = (["up", "down", ...(top ? (["top"] as const) : [])] as const).map((to) => (
    <button
      key={to}
      type="submit"
      name="to"
      value={to}
      className="text-button"
      aria-label={`${WORDS[to]}: ${name}`}
      // Not disabled: the focus would fall off the row that has come to an end.
      aria-disabled={to === "down" ? last : first}
      onClick={() => {
        pressed.current = to;
      }}
    >
      {WORDS[to]}
    </button>
  ));
  return (
    <form ref={form} action={submit} className="move-buttons" onKeyDown={onKeyDown} aria-label={`Move: ${name}`}>
      {Object.entries(fields).map(([field, value]) => (
        <input key={field} type="hidden" name={field} value={value} />
      ))}
      {moves}
      {state && !state.ok && (
        <span role="alert" className="refusal">
          {state.message}
        </span>
      )}
    </form>
  );
}
