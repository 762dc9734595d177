import { expect, test } from "vitest";

test("a request that would leave this machine fails", async () => {
  const request = fetch("http://briefing.example/").catch((error: Error) => error.cause ?? error);
  await expect(request).resolves.toMatchObject({ message: expect.stringContaining("Tests have no network") });
});
