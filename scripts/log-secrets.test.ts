import { expect, test } from "vitest";
import { secretsIn } from "./log-secrets.ts";

test.each([
  `{"err":"$argon2id$v=19$m=19456"}`,
  `Cookie: session=${"a".repeat(43)}`,
  `{"headers":{"cookie":"x=1"}}`,
  `{"path":"/sign-in/link/${"t".repeat(43)}"}`,
  `{"path":"/sign-in?code=abcdefghijklmnop"}`,
  "smtp://me:hidden@mail.test",
  "could not send to rosa@mail.example.org",
  "violet harbour anvil mosaic",
])("%j is found in a log", (line) => expect(secretsIn(`{"level":40}\n${line}\n`)).toHaveLength(1));

test("a secret of the site is found, and a log as it should be is clean", () => {
  expect(secretsIn("key abcdef", ["abcdef"])).toEqual(["a secret of this site"]);
  const line = `{"level":50,"request":"0190-aa","path":"/sign-in/link/…","err":{"type":"Error","message":"no way"}}`;
  expect(secretsIn(`${line}\n{"mail":"0190","kind":"sign-in","attempt":1,"code":"ESOCKET"}`)).toEqual([]);
});
