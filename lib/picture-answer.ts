import { z } from "zod";

type Picture = { bytes: Uint8Array<ArrayBuffer>; type: string };
type Ways = { called: "picture" | "portrait"; cache: "public" | "private" };

/**
 * Answers GET for a picture that was drawn anew, by the id in its address: for a day from memory, or, where there is none
 * for whoever asks, not found, which nobody keeps. server.ts lets nothing run from it.
 */
export async function pictureAnswer(
  params: Promise<{ id: string }>,
  find: (id: string) => Promise<Picture | null>,
  { called, cache }: Ways,
): Promise<Response> {
  const id = z.uuid().safeParse((await params).id);
  const picture = id.success ? await find(id.data) : null;
  if (!picture) {
    const headers = { "Cache-Control": "private, no-store", "Content-Type": "text/plain; charset=utf-8" };
    return new Response(`There is no such ${called}.\n`, { status: 404, headers });
  }
  return new Response(picture.bytes, {
    headers: {
      "Content-Type": picture.type,
      "Content-Disposition": `inline; filename="${called}.webp"`,
      "Cache-Control": `${cache}, max-age=86400`,
    },
  });
}
