import { expect, test } from "vitest";
import { createDb } from "#lib/db.ts";
import { noteFailure } from "#lib/failures.ts";
import { takeAnswer } from "#lib/response-status.ts";

const request = (id: string) => ({ path: "/settings?x=1", headers: { "x-briefing-request": id } });

test.each(["a query", "raw SQL", "a transaction"])("%s on a database that is away asks for 503", async (kind) => {
  const away = createDb("postgresql://nobody@127.0.0.1:1/nothing");
  const failing = {
    "a query": () => away.user.findFirst(),
    "raw SQL": () => away.$queryRaw`SELECT 1`,
    "a transaction": () => away.$transaction((tx) => tx.user.count()),
  }[kind] as () => Promise<unknown>;
  const error: unknown = await failing().catch((reason: unknown) => reason);
  noteFailure(error, request(kind));
  expect(takeAnswer(kind)).toMatchObject({ status: 503, headers: { "Retry-After": expect.any(String) } });
});

test("any other failure stays a failure of ours", () => {
  noteFailure(new TypeError("undefined is not a function"), request("bug"));
  expect(takeAnswer("bug")).toBeUndefined();
});
