import { actionId } from "./built.ts";
import { expect, siteUrl, test } from "./fixtures.ts";
import { hiddenFields, send } from "./forms.ts";
import { raw } from "./raw.ts";

const PIECE = "/posts/help-that-withholds";

test("a write that no page of this site sent is refused, and changes nothing", async ({ world, page }) => {
  const reader = await world.readerSignedIn(page.context());
  const fields = await hiddenFields(page.request, PIECE, "Save: ");
  const foreign: Record<string, string>[] = [
    {},
    { Origin: "null" },
    { Origin: "https://evil.test" },
    { Origin: `${siteUrl}.evil.test` },
    { Origin: siteUrl.replace("http:", "https:") },
    { Origin: "http://localhost:1" },
    { Origin: "https://evil.test", "X-Forwarded-Host": "evil.test" },
    { Origin: siteUrl, "Sec-Fetch-Site": "cross-site" },
    { Origin: siteUrl, "Sec-Fetch-Site": "same-site" },
  ];
  for (const headers of foreign)
    expect((await send(page.request, PIECE, fields, headers)).status(), JSON.stringify(headers)).toBe(403);
  expect(await world.db.bookmark.count({ where: { userId: reader.id } })).toBe(0);
  expect((await send(page.request, PIECE, fields)).status()).toBe(303);
  expect(await world.db.bookmark.count({ where: { userId: reader.id } })).toBe(1);
});

test("an action that the open page does not have is done all the same, under whichever of its names the site is open", async ({
  world,
  page,
}) => {
  const reader = await world.readerSignedIn(page.context());
  const here = siteUrl.replace("localhost", "127.0.0.1");
  const cookies = await page.context().cookies();
  const Cookie = cookies.map(({ name, value }) => `${name}=${value}`).join("; ");
  for (const Origin of [siteUrl, here])
    for (const path of ["/about", "/nothing-is-here"]) {
      const { id: postId } = await world.publish();
      // The fields before what refers to them, as React writes a form.
      const multipart = new FormData();
      multipart.append("_1_postId", postId);
      multipart.append("0", '["$K1"]');
      const answer = await page.request.post(Origin + path, {
        headers: { Origin, Cookie, Accept: "text/x-component", "Next-Action": actionId("reachPostEnd") },
        multipart,
      });
      expect(answer.status()).toBe(200);
      expect(await world.db.readState.count({ where: { userId: reader.id, postId } }), Origin + path).toBe(1);
    }
});

test("a form cannot set what is not a field of it", async ({ world, page }) => {
  const email = world.anAddress();
  const other = await world.aReader();
  const fields = await hiddenFields(page.request, "/sign-up", "Create account");
  const more = {
    role: "admin",
    id: other.id,
    createdAt: "2001-01-01",
    emailVerified: "2001-01-01",
    passwordHash: "x",
    userId: other.id,
  };
  const answer = await send(page.request, "/sign-up", {
    ...fields,
    name: "Ada",
    email,
    password: "violet harbour anvil mosaic",
    ...more,
  });
  expect(answer.status()).toBe(303);
  const made = await world.db.user.findUniqueOrThrow({ where: { email } });
  expect(made).toMatchObject({ role: "reader", emailVerified: null, name: "Ada" });
  expect(made.id).not.toBe(other.id);
  expect(made.createdAt.getFullYear()).toBeGreaterThan(2020);
  await send(page.request, PIECE, { ...(await hiddenFields(page.request, PIECE, "Save: ")), ...more });
  expect(await world.db.bookmark.count({ where: { userId: other.id } })).toBe(0);
  expect(await world.db.bookmark.count({ where: { userId: made.id } })).toBe(1);
});

test("twenty equal forms at once leave one row", async ({ world, page }) => {
  const reader = await world.readerSignedIn(page.context());
  const fields = await hiddenFields(page.request, PIECE, "Save: ");
  const answers = await Promise.all(Array.from({ length: 20 }, () => send(page.request, PIECE, fields)));
  expect(new Set(answers.map((answer) => answer.status()))).toEqual(new Set([303]));
  expect(await world.db.bookmark.count({ where: { userId: reader.id } })).toBe(1);
});

test("a body that no form of this site sends is refused before it was read", async () => {
  const form = { Origin: siteUrl, "Content-Type": "multipart/form-data; boundary=x" };
  expect((await raw("POST", "/sign-in", { ...form, "Content-Length": "2000000" })).status).toBe(413);
  const json = { Origin: siteUrl, "Content-Type": "application/json", "Content-Length": "10000000" };
  expect((await raw("POST", "/sign-in", json)).status).toBe(413);
  expect(
    (await raw("POST", "/sign-in", { ...form, "Transfer-Encoding": "chunked" }, Buffer.alloc(400_000, "a"))).status,
  ).toBe(413);
  expect((await raw("GET", "/", { "X-Long": "a".repeat(20_000) })).status).toBe(431);
});
