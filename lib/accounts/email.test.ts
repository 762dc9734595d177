import { expect, test } from "vitest";
import { emailAddress } from "#lib/accounts/email.ts";

test.each([
  ["Reader@Example.org", "reader@example.org"],
  ["  reader@example.org ", "reader@example.org"],
  ["first.last+news@mail.example.co.uk", "first.last+news@mail.example.co.uk"],
  [`${"a".repeat(64)}@example.org`, `${"a".repeat(64)}@example.org`],
])("%s is kept as %s", (typed, kept) => {
  expect(emailAddress.parse(typed)).toBe(kept);
});

test.each([
  ["another @ by another name", "a@x.test\uFF20evil.test"],
  ["a quoted address before the @", '"e@evil.test"@x.test'],
  ["two addresses", "a@x.test,evil@e.test"],
  ["two addresses with a space", "a@x.test evil@e.test"],
  ["two addresses with a semicolon", "a@x.test;evil@e.test"],
  ["a line break and a header", "a@x.test\r\nBcc: evil@e.test"],
  ["a line break at the end", "a@x.test\r\n"],
  ["a line break at the beginning", "\na@x.test"],
  ["a null", "a@x.test\u0000"],
  ["a name around it", "Reader <a@x.test>"],
  ["a comment", "a(comment)@x.test"],
  ["a route", "@evil.test:a@x.test"],
  ["a per cent route", "a%evil.test@x.test"],
  ["an address literal", "a@[127.0.0.1]"],
  ["a host without a dot", "a@localhost"],
  ["letters of another alphabet", "а@x.test"],
  ["300 characters before the @", `${"a".repeat(300)}@x.test`],
  ["65 characters before the @", `${"a".repeat(65)}@x.test`],
  ["255 characters in all", `a@${"b.".repeat(124)}test1`],
  ["nothing", ""],
])("%s is refused", (_what, typed) => {
  expect(emailAddress.safeParse(typed).success).toBe(false);
});
