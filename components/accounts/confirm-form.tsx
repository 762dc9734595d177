"use client";

import { useActionState } from "react";
import { FixedAddress } from "#components/accounts/fixed-address.tsx";
import { Field } from "#components/ui/field.tsx";
import { FormRefusal } from "#components/ui/form-refusal.tsx";
import { confirmWithPassword } from "#lib/accounts/confirm-actions.ts";

/** Asks for the password once more. */
export function ConfirmForm({ email, returnTo }: { email: string; returnTo: string }) {
  const [state, submit, pending] = useActionState(confirmWithPassword, null);
  return (
    <form action={submit} className="form">
      <FormRefusal state={state} />
      <input type="hidden" name="returnTo" value={returnTo} />
      <FixedAddress email={email} />
      <Field label="Password" name="password" type="password" autoComplete="current-password" required state={state} />
      <button type="submit" className="button is-primary" aria-busy={pending}>
        Confirm
      </button>
    </form>
  );
}
