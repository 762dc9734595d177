import { expect, test } from "vitest";
import { oldPage } from "#lib/old-page.ts";

async function pageFor(fields: Record<string, string>) {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  const request = new Request("http://localhost/", { method: "POST", body: form });
  const body = Buffer.from(await request.arrayBuffer());
  return oldPage(body, request.headers.get("content-type") ?? "", "/saved/new?url=a&b", "n0nce");
}

test("what was typed is given back, and what was not typed is not", async () => {
  const page = await pageFor({
    comment: "Two lines\nof mine",
    shortVersion: "One line",
    postId: "0198c1de-0000-7000-8000-000000000001",
    $ACTION_ID_40aa: "",
    intent: "signed",
  });
  expect(page).toMatch(/Two lines\r?\nof mine<\/textarea>/);
  expect(page).toContain(">Short version</label>");
  expect(page).not.toMatch(/0198c1de|ACTION_ID|signed/);
});

test("a password is never shown", async () => {
  const page = await pageFor({ email: "rosa@example.org", password: "violet harbour anvil mosaic" });
  expect(page).toContain("rosa@example.org");
  expect(page).not.toContain("violet");
});

test("what was typed stays text", async () => {
  const page = await pageFor({ comment: "</textarea><script>alert(1)</script>" });
  expect(page).not.toContain("<script");
});

test("the way back is the page itself", async () => {
  await expect(pageFor({})).resolves.toContain('href="/saved/new?url=a&#38;b"');
});

test("a form that did not arrive whole gives a page all the same", async () => {
  const page = await oldPage(Buffer.from("--x\r\nbroken"), "multipart/form-data; boundary=x", "/", "n");
  expect(page).toContain("from before an update");
});
