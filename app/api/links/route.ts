import { z } from "zod";
import { jsonRoute } from "#lib/http.ts";
import { findLinkState } from "#lib/links/queries.ts";

/** GET /api/links?id=ID: how far the reading of one's own link is, as `{ state }`. */
export const GET = jsonRoute({
  query: z.object({ id: z.uuid() }),
  run: async ({ id }, viewer) => (viewer ? findLinkState(viewer.id, id) : null),
});
