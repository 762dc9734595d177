"use client";

import { useActionState } from "react";
import { FixedAddress } from "#components/accounts/fixed-address.tsx";
import { Field } from "#components/ui/field.tsx";
import { FormRefusal } from "#components/ui/form-refusal.tsx";
import { setPassword } from "#lib/accounts/way-actions.ts";

/** Sets or changes the password. The address is named for password managers. */
export function PasswordForm({ email, hasPassword }: { email: string; hasPassword: boolean }) {
  const [state, submit, pending] = useActionState(setPassword, null);
  return (
    <form action={submit} className="form max-w-[27rem]">
      <FormRefusal state={state} />
      <FixedAddress email={email} />
      <Field
        label={hasPassword ? "New password" : "Password"}
        name="password"
        type="password"
        autoComplete="new-password"
        required
        hint="At least 15 characters, of any kind. All your other sessions end."
        state={state}
      />
      <button type="submit" className="button" aria-busy={pending}>
        {hasPassword ? "Change the password" : "Set a password"}
      </button>
    </form>
  );
}
