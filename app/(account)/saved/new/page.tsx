import type { Metadata } from "next";
import { SignedOut } from "#components/accounts/signed-out.tsx";
import { HandInForm } from "#components/sharing/hand-in-form.tsx";
import { viewer } from "#lib/accounts/session.ts";
import { listTopics } from "#lib/tags/queries.ts";

export const metadata: Metadata = { title: "Save a link", robots: { index: false } };

type Props = { searchParams: Promise<{ url?: string; title?: string }> };

export default async function NewLinkPage({ searchParams }: Props) {
  const [reader, topics, { url, title }] = await Promise.all([viewer(), listTopics(), searchParams]);
  if (!reader) {
    return (
      <SignedOut title="Save a link" returnTo="/saved/new">
        Keep a page from anywhere on the web among what you saved.
      </SignedOut>
    );
  }
  return (
    <div className="narrow at-start">
      <h1>Save a link</h1>
      <p>A page from anywhere on the web, kept among what you saved. Only you see it.</p>
      <HandInForm
        topics={topics.map(({ slug, name }) => ({ slug, name }))}
        url={typeof url === "string" ? url : ""}
        title={typeof title === "string" ? title : ""}
      />
    </div>
  );
}
