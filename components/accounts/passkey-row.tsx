"use client";

import { useActionState } from "react";
import { Field } from "#components/ui/field.tsx";
import { FormRefusal } from "#components/ui/form-refusal.tsx";
import { PlainForm } from "#components/ui/plain-form.tsx";
import { removePasskey, renamePasskey } from "#lib/accounts/passkey-actions.ts";

/** A passkey's own name, and taking it away. */
export function PasskeyRow({ id, name, field }: { id: string; name: string; field: string }) {
  const [state, submit] = useActionState(renamePasskey, null);
  return (
    <details className="w-full">
      <summary className="text-button">
        Change<span className="sr-only"> {name}</span>
      </summary>
      <form action={submit} className="form max-w-[27rem]">
        <FormRefusal state={state} />
        <input type="hidden" name="id" value={id} />
        <Field id={field} label="Name" name="name" defaultValue={name} maxLength={60} required state={state} />
        <button type="submit" className="button">
          Rename<span className="sr-only"> {name}</span>
        </button>
      </form>
      <PlainForm action={removePasskey} fields={{ id }} className="pt-3">
        <button type="submit" className="text-button">
          Remove<span className="sr-only"> {name}</span>
        </button>
      </PlainForm>
    </details>
  );
}
