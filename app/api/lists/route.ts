import { z } from "zod";
import { listSaved } from "#lib/bookmarks/queries.ts";
import { jsonRoute } from "#lib/http.ts";
import { readListName } from "#lib/posts/addresses.ts";
import { listBriefings } from "#lib/posts/queries.ts";
import { listItems } from "#lib/reading/overlay.ts";

/** GET /api/lists?list=topic:agents&before=CURSOR: the next page of a list, as `{ items, older }`. */
export const GET = jsonRoute({
  query: z.object({ list: z.string().max(80), before: z.string().max(60).optional() }),
  run: async ({ list: name, before }, viewer) => {
    const list = readListName(name, viewer?.id);
    // A path is one page.
    if (!list || list.kind === "path") return null;
    if (list.kind === "saved") return viewer && listSaved(viewer.id, before);
    const page = await listBriefings(list, before);
    return { ...page, items: await listItems(page.items, viewer?.id) };
  },
});
