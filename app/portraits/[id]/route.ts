import { findPortrait } from "#lib/accounts/profile-queries.ts";
import { viewer } from "#lib/accounts/session.ts";
import { pictureAnswer } from "#lib/picture-answer.ts";

type Context = { params: Promise<{ id: string }> };

/** GET /portraits/ID: a reader's portrait. */
export const GET = (_: Request, { params }: Context) =>
  pictureAnswer(
    params,
    async (id) => {
      const bytes = await findPortrait(id, await viewer());
      return bytes && { bytes, type: "image/webp" };
    },
    { called: "portrait", cache: "private" },
  );
