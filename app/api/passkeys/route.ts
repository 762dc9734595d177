import { z } from "zod";
import { askForPasskey } from "#lib/accounts/passkey-questions.ts";
import { jsonRoute } from "#lib/http.ts";

/** What the browser needs to use a passkey. Nothing is stored: the question stays with the browser, sealed. */
export const GET = jsonRoute({
  query: z.object({ for: z.enum(["enter", "confirm"]) }),
  run: async (query, viewer) => {
    if (query.for === "enter") return askForPasskey("enter");
    return viewer && askForPasskey(`confirm ${viewer.sessionId}`);
  },
});
