"use client";

import { useActionState } from "react";
import { FileField } from "#components/ui/file-field.tsx";
import { FormRefusal } from "#components/ui/form-refusal.tsx";
import { importArchive } from "#lib/portability/actions.ts";

/** Takes an archive back in. */
export function ImportForm() {
  const [state, submit, pending] = useActionState(importArchive, null);
  return (
    <form action={submit} className="form" aria-label="Import">
      <FormRefusal state={state} />
      <FileField
        label="Archive"
        name="archive"
        accept=".zip,.json,application/zip,application/json"
        hint="The archive that an export gave you, or the data.json in it; at most 15 MB."
        state={state}
      />
      <button type="submit" className="button" aria-busy={pending}>
        Import
      </button>
    </form>
  );
}
