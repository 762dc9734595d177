"use client";

import { type ReactNode, useActionState } from "react";
import type { ActionState } from "#lib/action.ts";

type Props = {
  action: (previous: ActionState, form: FormData) => Promise<ActionState>;
  fields: Record<string, string>;
  children: ReactNode;
  className?: string;
};

/** A form of hidden fields and a button, that says why when it is refused. */
export function PlainForm({ action, fields, children, className }: Props) {
  const [state, submit] = useActionState(action, null);
  return (
    <form action={submit} className={className}>
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {children}
      {state && !state.ok && (
        <span role="alert" className="refusal">
          {state.message}
        </span>
      )}
    </form>
  );
}
