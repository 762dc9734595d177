import { z } from "zod";
import { visitElsewhere } from "#lib/following/visits.ts";
import { jsonRoute } from "#lib/http.ts";
import { listReader } from "#lib/mutes/mute.ts";
import { readMix, readRanking } from "#lib/ranking/mix.ts";
import { previewOf } from "#lib/ranking/preview.ts";
import { findPreviewed } from "#lib/ranking/queries.ts";

/** GET /api/ranking?primary=10&read=-50: the first of a list now and under these weights, as a Preview. */
export const GET = jsonRoute({
  query: z.record(z.string().max(40), z.string().max(40)),
  run: async (weights, viewer) => {
    const span = await visitElsewhere(viewer?.id, false);
    const { candidates } = await findPreviewed(listReader(viewer), span);
    return previewOf(candidates, readRanking(viewer?.ranking).mix, readMix(weights), span.began);
  },
});
