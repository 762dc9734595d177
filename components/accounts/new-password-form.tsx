"use client";

import { useActionState } from "react";
import { FixedAddress } from "#components/accounts/fixed-address.tsx";
import { Field } from "#components/ui/field.tsx";
import { FormRefusal } from "#components/ui/form-refusal.tsx";
import { chooseNewPassword } from "#lib/accounts/reset-actions.ts";

/** A new password, by a link from a mail. */
export function NewPasswordForm({ token, email }: { token: string; email: string }) {
  const [state, submit, pending] = useActionState(chooseNewPassword, null);
  return (
    <form action={submit} className="form">
      <FormRefusal state={state} />
      <input type="hidden" name="token" value={token} />
      <FixedAddress email={email} />
      <Field
        label="New password"
        name="password"
        type="password"
        autoComplete="new-password"
        required
        hint="At least 15 characters, of any kind. Four words that do not belong together are a good password."
        state={state}
      />
      <button type="submit" className="button is-primary" aria-busy={pending}>
        Change password
      </button>
    </form>
  );
}
