import { expect, test } from "vitest";
import { isCutOff } from "#lib/sources/cut-off.ts";

const whole = `<?xml version="1.0"?><!-- <made> by hand --><rss version="2.0"><channel><item/></channel></rss>`;

test.each([
  ["one that is whole", whole],
  ["one with a comment of a cache behind it", `${whole}\n<!-- cached 12:00 -->`],
  ["one that says nothing", `<feed xmlns="http://www.w3.org/2005/Atom"/>`],
  ["RDF with its prefix", `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"></rdf:RDF>`],
  ["one whose end is written otherwise", `<RSS></rss >`],
  ["one in UTF-16", Buffer.from(`\ufeff${whole}`, "utf16le")],
])("%s is whole", (_what, body) => expect(isCutOff(Buffer.from(body))).toBe(false));

test.each([-1, -4, -6, -30])("one that lacks its last signs (%i) is not", (at) =>
  expect(isCutOff(Buffer.from(whole.slice(0, at)))).toBe(at < -1),
);
