import { beforeAll, expect, test } from "vitest";
import { searchBriefings } from "#lib/search/queries.ts";
import { snippetParts } from "#lib/search/snippet.ts";
import { testDatabase } from "#lib/testing/database.ts";
import { aPost, aTopic } from "#lib/testing/world.ts";

testDatabase();
const filler = (many: number, word: string) =>
  Array.from({ length: many }, (_, at) => `Paragraph ${at} says ${word} at length, and then it says so again.`);

beforeAll(async () => {
  await aTopic("odd");
  const blocks = [
    "Odd pieces begin like this. An injection needs a prompt answer, and the aim is to lower risk.",
    ...filler(60, "nothing"),
    "The quokka sleeps at noon. It has no deadline, and keeps prompt company with whoever sits down beside it in the shade.",
    ...filler(60, "little"),
    "An injection hurts the wombat less than one thinks, and its skies are those of Café Europa.",
    "Prompt injection is another thing. Version 3.5 of it has a_name, and costs C++ programmers an hour.",
    "There is a risk in AI, too.",
    "See example.com/a(b[c*d for the numbat.",
  ];
  await aPost({ slug: "long", body: blocks.join("\n\n"), topics: ["odd"] });
});

/** What the one briefing that is found says of it, with the words that are marked between signs. */
async function excerpt(query: string): Promise<string> {
  const { hits } = await searchBriefings(query, null);
  expect(hits.map(({ post }) => post.slug)).toEqual(["long"]);
  return snippetParts(hits[0]?.snippet ?? "")
    .map(({ text, match }) => (match ? `«${text}»` : text))
    .join("");
}

// A short word before what is found is left out, as PostgreSQL does.
test("what stands late in a long text is shown from where its block begins", async () =>
  expect(await excerpt("quokka")).toMatch(/^… «quokka» sleeps at noon\. It has no deadline/));

test("of several words the first block that has them all is shown, not the first that has one", async () => {
  expect(await excerpt("prompt company")).toMatch(/keeps «prompt» «company»/);
  expect(await excerpt('"prompt injection"')).toMatch(/^«Prompt» «injection» is another thing/);
  expect(await excerpt("wombat OR kangaroo injection")).toMatch(/^… «injection» hurts the «wombat»/);
  expect(await excerpt("wombat -kangaroo")).toMatch(/hurts the «wombat» less than one thinks/);
});

test("a block that only looks as if it had a word is passed over", async () =>
  expect(await excerpt("AI risk")).toMatch(/«risk» in «AI», too/));

test.each([
  ["words that no block has together", "quokka wombat", /«(quokka|wombat)»/],
  ["a word that does not begin with its stem", "sky", /«skies»/],
  ["a word that has an accent", "cafe", /«Café»/],
  ["a word that ends in a y", "companies", /«company»/],
])("found all the same: %s", async (_, query, found) => expect(await excerpt(query)).toMatch(found));

test.each(["topic:odd", "topic:odd this OR that", "topic:odd -kangaroo"])(
  "where no word is asked for a text is shown from its beginning: %s",
  async (query) => expect(await excerpt(query)).toMatch(/^What long comes to/),
);

test.each(["example.com/a(b[c*d", "numbat example.com/a(b[c*d OR example.com/x(y"])(
  "signs in an address that is searched for stand for themselves: %s",
  async (query) => expect(await excerpt(query)).toMatch(/^… «example\.com»«\/a\(b\[c\*d» for the/),
);

test.each([
  "3.5",
  "a_name",
  "C++ hour",
  '"a_name, and"',
  "(injection)",
  "[wombat]",
  "wombat*",
  "wombat? $ ^ {2} \\d |",
])("whatever signs stand in it, what is searched for is found: %j", async (query) =>
  expect(await excerpt(query)).toContain("«"),
);
