"use client";

import { useActionState } from "react";
import { FixedAddress } from "#components/accounts/fixed-address.tsx";
import { Field } from "#components/ui/field.tsx";
import { FormRefusal } from "#components/ui/form-refusal.tsx";
import { signUpWithLink } from "#lib/entry/link-actions.ts";

/** The second half of signing up: a name and, for those who want one, a password. */
export function NewAccountForm({ token, email }: { token: string; email: string }) {
  const [state, submit, pending] = useActionState(signUpWithLink, null);
  return (
    <form action={submit} className="form">
      <FormRefusal state={state} />
      <input type="hidden" name="token" value={token} />
      <FixedAddress email={email} />
      <Field label="Name" name="name" autoComplete="name" required maxLength={80} state={state} />
      <Field
        label="Password, if you want one"
        name="password"
        type="password"
        autoComplete="new-password"
        hint="At least 15 characters, of any kind. Without one you sign in by a link in a mail, or a passkey that you add later."
        state={state}
      />
      <button type="submit" className="button is-primary" aria-busy={pending}>
        Create account
      </button>
    </form>
  );
}
