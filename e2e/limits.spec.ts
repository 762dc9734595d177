import { expect, fillSignIn, test } from "./fixtures.ts";

test("too many wrong passwords are refused with the time to wait, and another browser still gets in", async ({
  page,
  world,
  allow,
  anotherBrowser,
}) => {
  allow(/status of 4(22|29)|answer 429/);
  const reader = await world.aReader();
  const known = await (await anotherBrowser()).newPage();
  await known.goto("/sign-in");
  await fillSignIn(known, reader);
  await expect(known).toHaveURL("/following");

  await page.goto("/sign-in");
  let retryAfter = "";
  for (let at = 0; at < 11; at++) {
    const answer = page.waitForResponse((response) => response.request().method() === "POST");
    await fillSignIn(page, { email: reader.email, password: `wrong password ${at}` });
    retryAfter = (await answer).headers()["retry-after"] ?? "";
    // The page has taken the answer in when it has emptied the field; what is typed before that is emptied too.
    await expect(page.getByLabel("Password")).toHaveValue("");
  }
  expect(Number(retryAfter)).toBeGreaterThan(0);

  await known.goto("/settings");
  await known.getByRole("button", { name: "Sign out" }).click();
  await expect(known).toHaveURL("/");
  await known.goto("/sign-in");
  await fillSignIn(known, reader);
  await expect(known).toHaveURL("/following");
});
