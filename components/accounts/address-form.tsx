"use client";

import { useActionState } from "react";
import { Field } from "#components/ui/field.tsx";
import { FormRefusal } from "#components/ui/form-refusal.tsx";
import type { ServerAction } from "#lib/action.ts";

type Props = {
  action: ServerAction;
  button: string;
  label?: string;
  hint?: string;
  autoComplete?: "username" | "email";
  fields?: Record<string, string>;
};

/** A form that asks for an address alone, to which a link is then mailed. */
export function AddressForm({ action, button, label = "E-mail address", hint, autoComplete, fields = {} }: Props) {
  const [state, submit, pending] = useActionState(action, null);
  return (
    <form action={submit} className="form">
      <FormRefusal state={state} />
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <Field
        label={label}
        name="email"
        type="email"
        autoComplete={autoComplete ?? "username"}
        hint={hint}
        required
        state={state}
      />
      <button type="submit" className="button is-primary" aria-busy={pending}>
        {button}
      </button>
    </form>
  );
}
