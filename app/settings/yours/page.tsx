import { SignedOut } from "#components/accounts/signed-out.tsx";
import { ExportState } from "#components/portability/export-state.tsx";
import { ImportForm } from "#components/portability/import-form.tsx";
import { DeleteForm } from "#components/settings/delete-form.tsx";
import { SettingsPage } from "#components/settings/settings-page.tsx";
import { PageHead } from "#components/shell/page-head.tsx";
import { viewer } from "#lib/accounts/session.ts";
import { findExport } from "#lib/portability/queries.ts";

type Props = { searchParams: Promise<{ found?: string; added?: string }> };

export default async function YoursPage({ searchParams }: Props) {
  const [reader, { found, added }] = await Promise.all([viewer(), searchParams]);
  if (!reader) {
    return (
      <SignedOut title="Export and delete" returnTo="/settings/yours">
        Everything that is yours: to take along, or to erase.
      </SignedOut>
    );
  }
  const latest = await findExport(reader.id);
  return (
    <>
      <PageHead title="Export and delete" hidden />
      <SettingsPage here="/settings/yours" title="Export and delete" admin={reader.role === "admin"}>
        {isCount(found) && isCount(added) && (
          <p role="status" className="notice">
            Imported: {added} of {found} were new.
          </p>
        )}
        <section aria-labelledby="export-heading" className="settings-part">
          <h2 id="export-heading">Export</h2>
          <p className="text-grey">
            One archive with everything: what you saved as a bookmark file and a table, what you follow as OPML, and all
            of it as JSON.
          </p>
          {/* As high as its highest state, so that what is below stays where it is. */}
          <div className="min-h-44">
            <ExportState latest={latest} />
          </div>
        </section>
        <section aria-labelledby="import-heading" className="settings-part">
          <h2 id="import-heading">Import</h2>
          <p className="text-grey">
            What the archive holds is added to what you have. Nothing of yours is changed or taken away.
          </p>
          <ImportForm />
        </section>
        <section aria-labelledby="delete-heading" className="settings-part">
          <h2 id="delete-heading">Delete the account</h2>
          <p className="text-grey">
            You are signed out everywhere at once. After 7 days the account and everything in it is erased for good;
            until then, signing in or the link that we mail you keeps it. To keep a copy, make an archive first.
          </p>
          <DeleteForm />
        </section>
      </SettingsPage>
    </>
  );
}

const isCount = (value: unknown): value is string => typeof value === "string" && /^\d{1,6}$/.test(value);
