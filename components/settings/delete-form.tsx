"use client";

import { useActionState } from "react";
import { FormRefusal } from "#components/ui/form-refusal.tsx";
import { deleteAccount } from "#lib/accounts/deletion-actions.ts";

/** The end of an account, with what it means before it. */
export function DeleteForm() {
  const [state, submit, pending] = useActionState(deleteAccount, null);
  return (
    <form action={submit} className="form" aria-label="Delete the account">
      <FormRefusal state={state} />
      <div className="checks">
        <label>
          <input type="checkbox" name="sure" value="yes" required />
          Delete my account. I have exported what I want to keep.
        </label>
      </div>
      <button type="submit" className="button" aria-busy={pending}>
        Delete my account
      </button>
    </form>
  );
}
