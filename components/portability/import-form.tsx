import { ActionForm } from "#components/ui/action-form.tsx";
import { FileField } from "#components/ui/file-field.tsx";
import { importArchive } from "#lib/portability/actions.ts";

/** Takes an archive back in. */
export function ImportForm() {
  return (
    <ActionForm action={importArchive} label="Import" button="Import">
      <FileField
        label="Archive"
        name="archive"
        accept=".zip,.json,application/zip,application/json"
        hint="The archive that an export gave you, or the data.json in it; at most 15 MB."
      />
    </ActionForm>
  );
}
