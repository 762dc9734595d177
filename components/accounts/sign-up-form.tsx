"use client";

import { useActionState } from "react";
import { Field } from "#components/ui/field.tsx";
import { FormRefusal } from "#components/ui/form-refusal.tsx";
import { signUp } from "#lib/entry/actions.ts";

export function SignUpForm({ returnTo, intent }: { returnTo: string; intent: string }) {
  const [state, submit, pending] = useActionState(signUp, null);
  return (
    <form action={submit} className="form">
      <FormRefusal state={state} />
      <input type="hidden" name="returnTo" value={returnTo} />
      <input type="hidden" name="intent" value={intent} />
      <Field label="Name" name="name" autoComplete="name" required maxLength={80} state={state} />
      <Field label="E-mail address" name="email" type="email" autoComplete="username" required state={state} />
      <Field
        label="Password"
        name="password"
        type="password"
        autoComplete="new-password"
        required
        hint="At least 15 characters, of any kind. Four words that do not belong together are a good password."
        state={state}
      />
      <button type="submit" className="button is-primary" aria-busy={pending}>
        Create account
      </button>
    </form>
  );
}
