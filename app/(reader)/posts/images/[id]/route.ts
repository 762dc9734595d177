import { z } from "zod";
import { findPostImage } from "#lib/posts/image-queries.ts";

/** GET /posts/images/ID: a picture of a published briefing; server.ts lets nothing run from it. */
export async function GET(_: Request, { params }: { params: Promise<{ id: string }> }) {
  const id = z.uuid().safeParse((await params).id);
  const image = id.success ? await findPostImage(id.data) : null;
  if (!image) {
    const headers = { "Cache-Control": "private, no-store", "Content-Type": "text/plain; charset=utf-8" };
    return new Response("There is no such picture.\n", { status: 404, headers });
  }
  return new Response(image.bytes, {
    headers: {
      "Content-Type": image.type,
      "Content-Disposition": 'inline; filename="picture.webp"',
      "Cache-Control": "public, max-age=86400",
    },
  });
}
