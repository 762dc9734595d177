import { expect, test } from "vitest";
import { addressesIn } from "#lib/links/addresses-in.ts";

test.each<[string, string, string[], string[]]>([
  [
    "one for each line",
    "https://a.example/1\r\n\n  http://b.example/2  ",
    ["https://a.example/1", "http://b.example/2"],
    [],
  ],
  [
    "within sentences",
    "See https://a.example/x. Or (https://b.example/y), “https://c.example/z”!",
    ["https://a.example/x", "https://b.example/y", "https://c.example/z"],
    [],
  ],
  [
    "in Markdown and mail",
    "* [A](https://a.example/x)\n<https://b.example/y>",
    ["https://a.example/x", "https://b.example/y"],
    [],
  ],
  [
    "with commas between them",
    "https://a.example/1,https://b.example/2;https://c.example/3",
    ["https://a.example/1", "https://b.example/2", "https://c.example/3"],
    [],
  ],
  [
    "with brackets of their own",
    "(https://a.example/wiki/Wombat_(animal))",
    ["https://a.example/wiki/Wombat_(animal)"],
    [],
  ],
  [
    "with an address within",
    "https://web.example/2020/https://a.example/x",
    ["https://web.example/2020/https://a.example/x"],
    [],
  ],
  [
    "without a scheme, alone on a line",
    "a.example/x\nwww.b.example",
    ["https://a.example/x", "https://www.b.example/"],
    [],
  ],
  ["once each, in one form", "https://A.example/x?utm_source=m#p\nhttps://a.example/x", ["https://a.example/x"], []],
])("addresses are found %s", (_, text, addresses, others) =>
  expect(addressesIn(text)).toMatchObject({ addresses, others }),
);

test("what has no address is told as it was typed: lines, and what only looks like one", () => {
  const text =
    "Some words, e.g. these\nftp://a.example/x\nhttp://localhost:3000/ and https://a.example/ \nwombats\nwombats";
  expect(addressesIn(text)).toEqual({
    assumed: [],
    addresses: ["https://a.example/"],
    others: ["Some words, e.g. these", "ftp://a.example/x", "http://localhost:3000/", "wombats"],
  });
  expect(addressesIn(" \n")).toEqual({ addresses: [], assumed: [], others: [] });
});

test("which were typed without a scheme is told", () =>
  expect(addressesIn("a.example/x\nhttps://b.example/").assumed).toEqual(["https://a.example/x"]));

// What grows with the square of a text takes minutes here, and ends by the limit of a test.
test("long runs of brackets, commas and beginnings are read in one go", () => {
  const runs = [`https://a.example/${")".repeat(50_000)}`, "https://".repeat(10_000), `x${",".repeat(50_000)}y`];
  const { addresses, others } = addressesIn(runs.join("\n"));
  expect(addresses).toEqual(["https://a.example/"]);
  expect(others).toHaveLength(2);
});

test("tens of thousands of lines that are none are told once each, in one go", () => {
  const lines = Array.from({ length: 30_000 }, (_, line) => `w${line}`);
  const begin = process.cpuUsage();
  expect(addressesIn([...lines, ...lines].join("\n")).others).toHaveLength(30_000);
  expect(process.cpuUsage(begin).user / 1_000).toBeLessThan(2_000);
});
