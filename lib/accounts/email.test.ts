import { expect, test } from "vitest";
import { emailAddress } from "#lib/accounts/email.ts";

test.each([
  ["  Ada@Example.ORG ", "ada@example.org"],
  ["a.b+c@sub.example.org", "a.b+c@sub.example.org"],
  [`${"a".repeat(64)}@example.org`, `${"a".repeat(64)}@example.org`],
])("%j is kept as %s", (given, kept) => expect(emailAddress.parse(given)).toBe(kept));

test.each([
  ...["", "a", "@", "a@", "@example.org", "a@example", "a b@example.org", "a@exa mple.org", "a@@example.org", "a@.org"],
  ...[
    "a@x.test\uff20evil.test",
    "a\uff20evil.test",
    '"e@evil.test"@x.test',
    "a@x.test,evil@e.test",
    "a@x.test;b@x.test",
  ],
  ...["a@x.test\r\nBcc: evil@e.test", "a\n@x.test", "a@x.test\u0000", "<a@x.test>", "A <a@x.test>", "a@[127.0.0.1]"],
  ...[`${"a".repeat(65)}@example.org`, `${"a".repeat(300)}@example.org`, `a@${"b".repeat(250)}.org`, "ä@example.org"],
  ...["a@exämple.org", "a@example.org.", "a..b@example.org", ".a@example.org", "a.@example.org", "a@-example.org"],
  ...[undefined, null, 1, ["a@example.org"]],
])("%j is refused", (given) => expect(emailAddress.safeParse(given).success).toBe(false));
