import { mayAct } from "#lib/accounts/rules.ts";
import { viewer } from "#lib/accounts/session.ts";
import { opmlOf } from "#lib/sources/opml.ts";
import { allFeeds } from "#lib/sources/queries.ts";

/** GET /desk/sources/opml: all source feeds as OPML 2.0, for editors. */
export async function GET(): Promise<Response> {
  const reader = await viewer();
  const headers = { "Cache-Control": "private, no-store", "Content-Type": "text/plain; charset=utf-8" };
  if (!reader || !mayAct(reader.role, "editor"))
    return new Response("There is nothing here.\n", { status: 404, headers });
  return new Response(opmlOf("Sources of AI Briefing", await allFeeds()), {
    headers: {
      ...headers,
      "Content-Type": "text/x-opml; charset=utf-8",
      "Content-Disposition": 'attachment; filename="sources.opml"',
    },
  });
}
