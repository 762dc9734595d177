import { viewer } from "#lib/accounts/session.ts";
import { findLinkImage } from "#lib/links/queries.ts";
import { pictureAnswer } from "#lib/picture-answer.ts";

type Context = { params: Promise<{ id: string }> };

/** GET /links/images/ID: a picture of a page that the reader of this session handed in. */
export const GET = (_: Request, { params }: Context) =>
  pictureAnswer(
    params,
    async (id) => {
      const reader = await viewer();
      return reader && findLinkImage(reader.id, id);
    },
    { called: "picture", cache: "private" },
  );
