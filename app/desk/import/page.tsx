import { DeskPage } from "#components/desk/desk-page.tsx";
import { OfferedLinks } from "#components/links/offered-links.tsx";
import { ReadForImport } from "#components/links/read-for-import.tsx";
import { PageHead } from "#components/shell/page-head.tsx";
import { mayAct } from "#lib/accounts/rules.ts";
import { viewer } from "#lib/accounts/session.ts";
import { listOffered } from "#lib/links/offer-queries.ts";
import { nothingHere } from "../../nothing-here.tsx";

export default async function ImportPage({ searchParams }: { searchParams: Promise<{ url?: string }> }) {
  const [reader, { url }] = await Promise.all([viewer(), searchParams]);
  if (!reader || !mayAct(reader.role, "editor")) return nothingHere();
  const offered = await listOffered();
  return (
    <>
      <PageHead title="Import" hidden />
      <DeskPage
        here="/desk/import"
        title="Import"
        intro="A page from elsewhere is read, looked over and published here with its writer and its first publication."
      >
        <ReadForImport url={typeof url === "string" ? url : ""} />
        <section aria-labelledby="offered" className="settings-part">
          <h2 id="offered">Offered by readers</h2>
          <p className="text-grey">What you take up stands in the inbox.</p>
          <OfferedLinks links={offered} now={new Date()} />
        </section>
      </DeskPage>
    </>
  );
}
