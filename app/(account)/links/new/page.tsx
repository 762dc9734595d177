import type { Metadata } from "next";
import { SignedOut } from "#components/accounts/signed-out.tsx";
import { HandInForm } from "#components/links/hand-in-form.tsx";
import { viewer } from "#lib/accounts/session.ts";
import { firstAddressIn } from "#lib/links/address.ts";
import { listTopics } from "#lib/tags/queries.ts";

export const metadata: Metadata = { title: "Save a link", robots: { index: false } };

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
  return (
    <div className="narrow at-start">
      <h1>Save a link</h1>
      <p>A page from anywhere on the web, kept among what you saved and made ready to be read here. Only you see it.</p>
      <HandInForm topics={topics.map(({ slug, name }) => ({ slug, name }))} url={address} title={title} />
    </div>
  );
}

const one = (value: string | string[] | undefined) => (typeof value === "string" ? value.slice(0, 2_000) : "");
