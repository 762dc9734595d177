import { viewer } from "#lib/accounts/session.ts";
import { annotationCollection, markdownOf } from "#lib/highlights/formats.ts";
import { allHighlights } from "#lib/highlights/queries.ts";
import { siteUrl } from "#lib/site.ts";

const PROFILE = 'application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"';

/** GET /highlights/export?as=annotations|markdown: all that the reader of this session marked, as a file. */
export async function GET(request: Request): Promise<Response> {
  const reader = await viewer();
  const format = new URL(request.url).searchParams.get("as") ?? "annotations";
  const make = { annotations: annotationCollection, markdown: markdownOf }[format];
  const headers = { "Cache-Control": "private, no-store", "Content-Type": "text/plain; charset=utf-8" };
  if (!reader || !make) return new Response("There is nothing here.\n", { status: 404, headers });
  const file = make(await allHighlights(reader.id), { site: siteUrl(), now: new Date() });
  const [type, name] =
    format === "markdown" ? ["text/markdown; charset=utf-8", "highlights.md"] : [PROFILE, "highlights.jsonld"];
  return new Response(file, {
    headers: { ...headers, "Content-Type": type, "Content-Disposition": `attachment; filename="${name}"` },
  });
}
