import { z } from "zod";
import { jsonRoute } from "#lib/http.ts";
import { listReader } from "#lib/mutes/mute.ts";
import { suggest } from "#lib/search/suggest-queries.ts";

/** GET /api/suggest?q=age: where somebody may want to go who has typed so much, as `Suggestions`; what the reader muted is left out. */
export const GET = jsonRoute({
  query: z.object({ q: z.string().max(200) }),
  run: ({ q }, viewer) => suggest(q, listReader(viewer)),
});
