import { z } from "zod";
import { listFollowing } from "#lib/following/list-queries.ts";
import { jsonRoute } from "#lib/http.ts";
import { listReader } from "#lib/mutes/mute.ts";
import { readListName } from "#lib/posts/addresses.ts";
import { listItems } from "#lib/reading/list-queries.ts";

/**
 * GET /api/lists?list=topic:agents&before=CURSOR: the next page of a list, as `{ items, older }`, with `hidden` where the
 * reader's mutes left something out; with `muted=show` that is among them and says by what.
 */
export const GET = jsonRoute({
  query: z.object({
    list: z.string().max(80),
    before: z.string().max(60).optional(),
    muted: z.literal("show").optional(),
  }),
  run: async ({ list: name, before, muted }, viewer) => {
    const list = readListName(name, viewer?.id);
    // A path is one page, and so is each page of the saved: what is selected on it is one form.
    if (!list || list.kind === "path" || list.kind === "saved") return null;
    const reader = listReader(viewer, muted);
    const { hidden, ...page } =
      list.kind === "following" && reader ? await listFollowing(reader, before) : await listItems(list, reader, before);
    return { ...page, ...(hidden > 0 ? { hidden } : {}) };
  },
});
