import { ActionForm } from "#components/ui/action-form.tsx";
import { FileField } from "#components/ui/file-field.tsx";
import { PlainForm } from "#components/ui/plain-form.tsx";
import { importOpml } from "#lib/sources/actions.ts";

/** Lists of feeds: the one that the site comes with, those of others in, and the desk's own out. */
export function FeedLists({ some }: { some: boolean }) {
  return (
    <section aria-labelledby="lists-heading" className="settings-part">
      <h2 id="lists-heading">Lists of feeds</h2>
      <p className="text-grey">
        Any reader of feeds gives and takes such a list (OPML). Sources that you already have stay as they are.
      </p>
      <ActionForm action={importOpml} label="Import a list" button="Import">
        <FileField label="OPML file" name="opml" accept=".opml,.xml,text/x-opml,text/xml,application/xml" />
      </ActionForm>
      <PlainForm action={importOpml} fields={{ starter: "yes" }}>
        <button type="submit" className="button">
          Add the starter list
        </button>
      </PlainForm>
      {some && (
        <p>
          <a href="/desk/sources/opml" download className="button">
            Download your list
          </a>
        </p>
      )}
    </section>
  );
}
