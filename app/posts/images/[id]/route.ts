import { pictureAnswer } from "#lib/picture-answer.ts";
import { findPostImage } from "#lib/posts/image-queries.ts";

type Context = { params: Promise<{ id: string }> };

/** GET /posts/images/ID: a picture of a published briefing. */
export const GET = (_: Request, { params }: Context) =>
  pictureAnswer(params, findPostImage, { called: "picture", cache: "public" });
