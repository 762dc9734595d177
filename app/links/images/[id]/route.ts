import { z } from "zod";
import { viewer } from "#lib/accounts/session.ts";
import { findLinkImage } from "#lib/links/queries.ts";

/** GET /links/images/ID: a picture of a page that the reader of this session handed in; server.ts lets nothing run from it. */
export async function GET(_: Request, { params }: { params: Promise<{ id: string }> }) {
  const id = z.uuid().safeParse((await params).id);
  const reader = await viewer();
  const image = id.success && reader ? await findLinkImage(reader.id, id.data) : null;
  if (!image) {
    const headers = { "Cache-Control": "private, no-store", "Content-Type": "text/plain; charset=utf-8" };
    return new Response("There is no such picture.\n", { status: 404, headers });
  }
  return new Response(image.bytes, {
    headers: {
      "Content-Type": image.type,
      "Content-Disposition": 'inline; filename="picture.webp"',
      "Cache-Control": "private, max-age=86400",
    },
  });
}
