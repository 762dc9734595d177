import { z } from "zod";
import { findPortrait } from "#lib/accounts/profile-queries.ts";
import { viewer } from "#lib/accounts/session.ts";

/** GET /portraits/ID: a reader's portrait, which server.ts lets nothing run from. */
export async function GET(_: Request, { params }: { params: Promise<{ id: string }> }) {
  const id = z.uuid().safeParse((await params).id);
  const image = id.success ? await findPortrait(id.data, await viewer()) : null;
  if (!image) {
    const headers = { "Cache-Control": "private, no-store", "Content-Type": "text/plain; charset=utf-8" };
    return new Response("There is no such portrait.\n", { status: 404, headers });
  }
  return new Response(image, {
    headers: {
      "Content-Type": "image/webp",
      "Content-Disposition": 'inline; filename="portrait.webp"',
      "Cache-Control": "private, max-age=86400",
    },
  });
}
