"use client";

import { useActionState } from "react";
import { Field } from "#components/ui/field.tsx";
import { FormRefusal } from "#components/ui/form-refusal.tsx";
import { signIn } from "#lib/entry/actions.ts";

export function SignInForm({ returnTo, intent }: { returnTo: string; intent: string }) {
  const [state, submit, pending] = useActionState(signIn, null);
  return (
    <form action={submit} className="form">
      <FormRefusal state={state} />
      <input type="hidden" name="returnTo" value={returnTo} />
      <input type="hidden" name="intent" value={intent} />
      <Field label="E-mail address" name="email" type="email" autoComplete="username webauthn" required state={state} />
      <Field label="Password" name="password" type="password" autoComplete="current-password" required state={state} />
      <button type="submit" className="button is-primary" aria-busy={pending}>
        Sign in
      </button>
    </form>
  );
}
