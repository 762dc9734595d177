import { describe, expect, test } from "vitest";
import { sourceFiles } from "#lib/testing/source-tree.ts";

// A mute holds wherever briefings are read for a list. Whoever writes a query that reads them either hides what is muted
// (it imports from lib/mutes/hiding.ts, or reads a list by `listSql`), or stands here with the reason why not.

const product = sourceFiles(["app", "components", "lib"]).filter(
  ({ path }) => !/\.test\.tsx?$|^lib\/testing\//.test(path),
);

const READS = /summaryColumns|\b(?:FROM|JOIN) "(?:Post|PostTag|SearchEntry)"|\.post(?:Tag)?\.find|searchEntry\.find/;
const HIDES = /#lib\/mutes\/hiding\.ts/;

/** What reads briefings and hides nothing, and why that is right. */
const EXEMPT: Record<string, string> = {
  "lib/posts/published.ts": "one briefing: whether it may be kept or shared",
  "lib/due-publications.ts": "when one comes due, no list",
  "lib/posts/summaries.ts": "columns and joins, no rows",
  "lib/posts/commands.ts": "writes",
  "lib/posts/import.ts": "writes",
  "lib/posts/image-queries.ts": "one picture of a briefing that is open",
  "lib/links/import-commands.ts": "writes",
  "lib/reading/queries.ts": "one briefing that is open",
  "lib/bookmarks/queries.ts": "what the reader kept themselves",
  "lib/bookmarks/saved-rows.ts":
    "what the reader kept themselves stays where they put it, and a list shown by link is whole",
  "lib/bookmarks/entry-commands.ts": "writes",
  "lib/bookmarks/undo-commands.ts": "writes",
  "lib/reading/history-queries.ts": "what the reader opened or began themselves",
  "lib/highlights/queries.ts": "what the reader marked themselves",
  "lib/highlights/commands.ts": "one briefing that is open",
  "lib/highlights/settle.ts": "the reader's own marks",
  "lib/paths/queries.ts": "a path is an order that somebody made: a step left out would break its numbers",
  "lib/paths/step-commands.ts": "one briefing that is added",
  "lib/paths/import.ts": "writes",
  "lib/portability/gather-paths.ts": "the reader's own things",
  "lib/portability/import-commands.ts": "the reader's own things",
  "lib/sharing/opens.ts": "one briefing that was sent",
  "lib/authors/queries.ts": "how many there are, no list",
  "lib/tags/queries.ts": "how many there are, no list",
  "lib/following/visits.ts": "counts what is new; whoever shows it takes off what mutedInFollowing found",
  "lib/search/match-sql.ts": "what matches; whoever reads it hides",
  "lib/search/near-sql.ts": "what the index finds of it; whoever reads it hides",
  "lib/search/loose-sql.ts": "what matches; whoever reads it hides",
  "lib/search/loose-near-sql.ts": "what matches; whoever reads it hides",
  "lib/search/walk-sql.ts": "what matches; whoever reads it hides",
  "lib/search/spelling-queries.ts": "words, no briefings",
};

describe("every query that reads briefings", () => {
  const readers = product.filter(({ path, text }) => path.startsWith("lib/") && READS.test(text));

  test("hides what is muted, or says why not", () => {
    expect(readers.length).toBeGreaterThan(15);
    const forgot = readers.filter(({ path, text }) => !HIDES.test(text) && !/\blistSql\(/.test(text) && !EXEMPT[path]);
    expect(forgot.map(({ path }) => path)).toEqual([]);
  });

  // A count and a latest title are read for somebody as a list is: a number over a list that holds fewer is a mute that fails.
  test("is not excused as a count where it counts what is new to a reader, or names a briefing", () => {
    const counts = readers.filter(({ path }) => EXEMPT[path]?.startsWith("how many"));
    expect(counts.length).toBeGreaterThan(1);
    expect(counts.filter(({ text }) => /newSince|userId|\bp\.title\b|title: true/.test(text))).toEqual([]);
  });

  test("counts what is new in Following, and shows no number of it that has the muted in it", () => {
    const shows = product.filter(({ path, text }) => !path.startsWith("lib/") && /\bvisitFollowing[<(]/.test(text));
    expect(shows.length).toBeGreaterThan(0);
    for (const { path, text } of shows) {
      expect(text, path).toMatch(/mutedInFollowing\(/);
      // What is new may be asked whether it is anything, or be handed to what takes the muted off.
      const bare = text
        .replaceAll(/(?:withoutMuted|followsWithout)\(visit\.\w+, muted\b/g, "")
        .replaceAll(/visit\.(?:follows\.length|fresh\.posts) (?:>|===) 0/g, "")
        .replaceAll(/visit\.fresh\.\w+ - muted\./g, "");
      expect(bare, path).not.toMatch(/visit\.(?:fresh|follows)/);
    }
  });

  test("is where it reads: nothing above lib asks the database", () =>
    expect(
      product.filter(({ path, text }) => !path.startsWith("lib/") && READS.test(text)).map(({ path }) => path),
    ).toEqual([]));

  test("is still one, if it is excused", () => {
    const paths = new Set(readers.map(({ path }) => path));
    expect(Object.keys(EXEMPT).filter((path) => !paths.has(path))).toEqual([]);
  });
});

/** Functions that answer lists of briefings without asking for whom, and why. */
const FOR_ANYBODY: Record<string, string> = {
  findArticle: "one briefing",
  findPostCard: "one briefing",
  listSaved: "the reader's own",
  findSaved: "the reader's own",
  listEntries: "the reader's own",
  openPublicList: "a list that somebody made and shows by link is whole",
  findPublicList: "a list that somebody made and shows by link is whole",
  savedNeighbours: "the reader's own",
  findPath: "a path is whole",
  findPathPlace: "a path is whole",
};

describe("every function that answers a list of briefings", () => {
  const lib = product.filter(({ path }) => path.startsWith("lib/"));
  const functions = lib.flatMap(({ path, text }) =>
    [
      ...text.matchAll(
        /^export (?:async function (\w+)|const (\w+) = (?:cache\()?\s*async )\s*\((.*?)\): Promise<(.*?)>\s*(?:\{|=>)$/gms,
      ),
    ].map(([, name = "", constant = "", asked = "", answer = ""]) => ({ path, name: name || constant, asked, answer })),
  );

  /** The types that hold a summary, and the types that hold those. */
  const holders = new Set(["PostSummary"]);
  const types = lib.flatMap(({ text }) => [
    ...text.matchAll(/^(?:export )?type (\w+)(?:<\w+>)? =(.*?)(?=^\S|$(?![\s\S]))/gms),
  ]);
  const mentions = (text: string) => [...text.matchAll(/\b[A-Z]\w+/g)].some(([word]) => holders.has(word));
  for (let before = 0; before !== holders.size; ) {
    before = holders.size;
    for (const [, name = "", body = ""] of types) if (mentions(body)) holders.add(name);
  }

  test("asks for whom it is", () => {
    const answering = functions.filter(({ answer }) => mentions(answer));
    expect(answering.map(({ name }) => name)).toEqual(
      expect.arrayContaining(["listItems", "findSurroundings", "searchBriefings"]),
    );
    const forgot = answering.filter(
      ({ asked, name }) => !/: (?:NonNullable<)?ListReader\b/.test(asked) && !FOR_ANYBODY[name],
    );
    expect(forgot.map(({ path, name }) => `${path} ${name}`)).toEqual([]);
  });
});
