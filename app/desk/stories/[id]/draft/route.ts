import { mayAct } from "#lib/accounts/rules.ts";
import { viewer } from "#lib/accounts/session.ts";
import { draftName, draftOf } from "#lib/desk/draft.ts";
import { findStory } from "#lib/desk/queries.ts";

/** GET /desk/stories/ID/draft: a briefing to be written on this story as Markdown, for editors. */
export async function GET(_: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  const [reader, { id }] = await Promise.all([viewer(), params]);
  const story = reader && mayAct(reader.role, "editor") ? await findStory(id) : null;
  const headers = { "Cache-Control": "private, no-store", "Content-Type": "text/plain; charset=utf-8" };
  if (!story) return new Response("There is nothing here.\n", { status: 404, headers });
  return new Response(draftOf(story, new Date()), {
    headers: {
      ...headers,
      "Content-Type": "text/markdown; charset=utf-8",
      "Content-Disposition": `attachment; filename="${draftName(story.title)}"`,
    },
  });
}
