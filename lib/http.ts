import { z } from "zod";
import { type Viewer, viewer } from "#lib/accounts/session.ts";

type Spec<Schema extends z.ZodType> = {
  query: Schema;
  run: (query: z.infer<Schema>, viewer: Viewer | null) => Promise<object | null>;
};

/**
 * Makes a GET route that answers JSON to our own pages: session → parse → run → answer. `run` answering null means that
 * there is nothing there, or nothing that this viewer may see. What depends on the viewer is kept by no one.
 */
export function jsonRoute<Schema extends z.ZodType>(spec: Spec<Schema>): (request: Request) => Promise<Response> {
  return async (request) => {
    const query = spec.query.safeParse(Object.fromEntries(new URL(request.url).searchParams));
    if (!query.success) return answer(400, { message: z.prettifyError(query.error) });
    const found = await spec.run(query.data, await viewer());
    return found ? answer(200, found) : answer(404, { message: "There is nothing here." });
  };
}

const answer = (status: number, body: object) =>
  Response.json(body, { status, headers: { "Cache-Control": "private, no-store" } });
