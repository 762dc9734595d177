"use client";

import { useActionState } from "react";
import { Field } from "#components/ui/field.tsx";
import { FormRefusal } from "#components/ui/form-refusal.tsx";
import { setUpWithNewAccount } from "#lib/people/setup-actions.ts";

/** The account of the first admin. */
export function SetupForm({ token }: { token: string }) {
  const [state, submit, pending] = useActionState(setUpWithNewAccount, null);
  return (
    <form action={submit} className="form">
      <FormRefusal state={state} />
      <input type="hidden" name="token" value={token} />
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
        Create the admin’s account
      </button>
    </form>
  );
}
