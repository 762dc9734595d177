import { ActionForm } from "#components/ui/action-form.tsx";
import { FileField } from "#components/ui/file-field.tsx";
import { importArchive } from "#lib/portability/actions.ts";

/** Takes an archive back in. */
export function ImportForm() {
  return (
    <ActionForm action={importArchive} label="Import" button="Import">
      <FileField
        label="Archive or bookmark file"
        name="archive"
        accept=".zip,.json,.html,.htm,application/zip,application/json,text/html"
        hint="The archive that an export gave you, the data.json in it, or the bookmarks of a browser; at most 15 MB."
      />
    </ActionForm>
  );
}
