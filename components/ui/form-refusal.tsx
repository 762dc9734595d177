import type { ActionState } from "#lib/action.ts";

/** Why a form was refused, above its fields, said aloud when it appears. */
export function FormRefusal({ state }: { state: ActionState }) {
  if (!state || state.ok) return null;
  return (
    <p role="alert" className="notice">
      {state.message}
    </p>
  );
}
