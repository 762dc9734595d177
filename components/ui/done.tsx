import type { ActionState } from "#lib/action.ts";

/** That a form did what it says, said aloud when it appears; its line is kept free, so that nothing moves. */
export function Done({ state }: { state: ActionState }) {
  return (
    <p role="status" className="min-h-6 text-grey">
      {state?.ok ? state.message : ""}
    </p>
  );
}
