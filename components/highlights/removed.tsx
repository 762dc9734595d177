"use client";

import { useActionState, useEffect, useRef } from "react";
import { announce } from "#components/ui/retried.ts";
import type { ActionState } from "#lib/action.ts";
import { restoreHighlight } from "#lib/highlights/actions.ts";

/** Says that a highlight is gone, and has it back on a press. Stays until one does something else with passages. */
export function Removed({ id, onDone }: { id: string; onDone: () => void }) {
  const undo = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    announce("Highlight removed. Undo is at hand.");
    undo.current?.focus({ preventScroll: true });
  }, []);
  const [state, restore] = useActionState(async (before: ActionState, form: FormData) => {
    const result = await restoreHighlight(before, form);
    if (result?.ok) {
      announce("The highlight is back");
      onDone();
    }
    return result;
  }, null);
  return (
    <form action={restore} className="passage-bar is-foot">
      <input type="hidden" name="id" value={id} />
      <span>Highlight removed.</span>
      <button ref={undo} type="submit" className="text-button">
        Undo
      </button>
      <button type="button" className="text-button" onClick={onDone}>
        Close
      </button>
      {state?.ok === false && (
        <span role="alert" className="refusal">
          {state.message}
        </span>
      )}
    </form>
  );
}
