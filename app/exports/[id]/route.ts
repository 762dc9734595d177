import { z } from "zod";
import { viewer } from "#lib/accounts/session.ts";
import { findArchive } from "#lib/portability/queries.ts";

/** GET /exports/ID: the archive, for the session of the reader whose it is. */
export async function GET(_: Request, { params }: { params: Promise<{ id: string }> }) {
  const id = z.uuid().safeParse((await params).id);
  const reader = await viewer();
  const archive = id.success && reader ? await findArchive(reader.id, id.data) : null;
  if (!archive) {
    const headers = { "Cache-Control": "private, no-store", "Content-Type": "text/plain; charset=utf-8" };
    return new Response("There is no such export, or its 7 days are over.\n", { status: 404, headers });
  }
  return new Response(archive, {
    headers: {
      "Content-Type": "application/zip",
      "Content-Disposition": 'attachment; filename="ai-briefing.zip"',
      "Cache-Control": "private, no-store",
    },
  });
}
