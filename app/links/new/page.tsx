import { z } from "zod";
import { SignedOut } from "#components/accounts/signed-out.tsx";
import { HandInForm } from "#components/links/hand-in-form.tsx";
import { HandedIn } from "#components/links/handed-in.tsx";
import { ManyForm } from "#components/links/many-form.tsx";
import { PageHead } from "#components/shell/page-head.tsx";
import { viewer } from "#lib/accounts/session.ts";
import { firstAddressIn } from "#lib/links/address.ts";
import { addressesIn } from "#lib/links/addresses-in.ts";
import { listLinks } from "#lib/links/queries.ts";
import { listTopics } from "#lib/tags/queries.ts";

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** What a bookmarklet or another app hands on (`url`, `title`, `text`) fills the form; nothing is kept until it is sent. */
export default async function NewLinkPage({ searchParams }: Props) {
  const [reader, topics, asked] = await Promise.all([viewer(), listTopics(), searchParams]);
  const [url, title, text] = [one(asked.url), one(asked.title), one(asked.text)];
  const address = url || firstAddressIn(text) || "";
  if (!reader) {
    const query = new URLSearchParams({ ...(address ? { url: address } : {}), ...(title ? { title } : {}) });
    return (
      <SignedOut title="Save a link" returnTo={query.size > 0 ? `/links/new?${query}` : "/links/new"}>
        Keep a page from anywhere on the web among what you saved, and read it here.
      </SignedOut>
    );
  }
  const [kept, there] = await Promise.all([
    listLinks(reader.id, ids(asked.kept)),
    listLinks(reader.id, ids(asked.there)),
  ]);
  const others = typeof asked.others === "string" ? asked.others : "";
  const pasted = addressesIn(text).addresses.length > 1 ? text : "";
  return (
    <>
      <PageHead title="Save a link" hidden />
      <div className="narrow at-start">
        <h1>Save a link</h1>
        <p>
          A page from anywhere on the web, kept among what you saved and made ready to be read here. Only you see it.
        </p>
        <HandInForm topics={topics.map(({ slug, name }) => ({ slug, name }))} url={address} title={title} />
        <section aria-labelledby="many" className="settings-part">
          <h2 id="many">Several at once</h2>
          <HandedIn kept={kept} there={there} others={others.split("\n").filter(Boolean)} />
          <ManyForm key={`${asked.kept} ${asked.there}`} text={others || pasted} />
        </section>
      </div>
    </>
  );
}

/** The ids that stand in a parameter, apart by dots; what is none is left out. */
const ids = (value: string | string[] | undefined) =>
  typeof value === "string" ? value.split(".").filter((id) => z.uuid().safeParse(id).success) : [];

const one = (value: string | string[] | undefined) => (typeof value === "string" ? value.slice(0, 2_000) : "");
