import { z } from "zod";
import { DeskPage } from "#components/desk/desk-page.tsx";
import { ImportForm } from "#components/links/import-form.tsx";
import { LinkState } from "#components/links/link-state.tsx";
import { ArticleBody } from "#components/posts/article-body.tsx";
import { PageHead } from "#components/shell/page-head.tsx";
import { mayAct } from "#lib/accounts/rules.ts";
import { viewer } from "#lib/accounts/session.ts";
import { listAuthors } from "#lib/authors/queries.ts";
import { siteOf } from "#lib/links/address.ts";
import { bodyOf } from "#lib/links/body.ts";
import { findLink } from "#lib/links/queries.ts";
import { listTopics } from "#lib/tags/queries.ts";
import { nothingHere } from "../../../nothing-here.tsx";

export default async function ImportLinkPage({ params }: { params: Promise<{ id: string }> }) {
  const [reader, { id }] = await Promise.all([viewer(), params]);
  if (!reader || !mayAct(reader.role, "editor") || !z.uuid().safeParse(id).success) return nothingHere();
  const [link, topics, authors] = await Promise.all([findLink(reader.id, id), listTopics(), listAuthors()]);
  if (!link) return nothingHere();
  const { reading } = link;
  return (
    <>
      <PageHead title="Import" hidden />
      <DeskPage here="/desk/import" title={link.title} intro={<a href={link.url}>{link.url}</a>}>
        <div key={link.state}>
          <LinkState link={link} here={`/desk/import/${id}`} />
          {reading && (
            <>
              <ImportForm
                id={id}
                reading={reading}
                publisher={reading.site ?? siteOf(link.url)}
                topics={topics.map(({ slug, name }) => ({ slug, name }))}
                chosen={link.topics.map(({ slug }) => slug)}
                authors={authors}
              />
              <section aria-labelledby="text" className="settings-part">
                <h2 id="text">Its text, as it was read</h2>
                {reading.truncated && (
                  <p className="notice">The original stops short. The briefing says so, and leads on to it.</p>
                )}
                <ArticleBody html={bodyOf(reading.html).html} foreign={reading.language ?? ""} />
              </section>
            </>
          )}
        </div>
      </DeskPage>
    </>
  );
}
