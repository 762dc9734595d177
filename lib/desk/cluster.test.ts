import { expect, test } from "vitest";
import { cluster } from "#lib/desk/cluster.ts";
import { copyOf } from "#lib/desk/copy.ts";
import { evidence } from "#lib/desk/evidence.ts";
import type { DeskItem } from "#lib/desk/item.ts";
import { keysOf, profileOf } from "#lib/desk/profile.ts";
import { countTerms, rarityOf } from "#lib/desk/rarity.ts";
import { reasonWords } from "#lib/desk/reason.ts";
import { chance, seeds } from "#lib/testing/chance.ts";

const NOON = Date.UTC(2025, 2, 1, 12);
let made = 0;
const anItem = (told: Partial<DeskItem> & { title: string }): DeskItem => {
  const id = `item-${String(made++).padStart(4, "0")}`;
  const url = `https://site-${id}.example.org/news/${id}`;
  const rest = {
    id,
    feedId: `feed-${id}`,
    guid: url,
    url,
    summary: "",
    text: told.summary ?? "",
    links: [],
    language: "en",
  };
  return { ...rest, at: NOON, ...told };
};
const groups = (items: DeskItem[], fixed?: Map<string, string>) => {
  const profiles = items.map(profileOf);
  const rarity = rarityOf(countTerms(profiles), profiles.length);
  return cluster(profiles, rarity, fixed ? { fixed } : {}).map((group) => group.map(({ title }) => title));
};
const reason = (one: DeskItem, other: DeskItem) => {
  const [a, b] = [one, other].map(profileOf) as [ReturnType<typeof profileOf>, ReturnType<typeof profileOf>];
  return reasonWords(evidence(a, b, rarityOf(countTerms([a, b]), 2)).reason);
};

const PAPER = "https://arxiv.org/abs/2502.12345";

test("what links to one fresh paper is one story, and says so", () => {
  const one = anItem({ title: "A small lab trains on less", links: [PAPER] });
  const other = anItem({
    title: "Half the data, same marks",
    links: ["https://arxiv.org/pdf/2502.12345v2"],
    at: NOON + 9 * 3_600_000,
  });
  expect(groups([one, other])).toHaveLength(1);
  expect(reason(one, other)).toBe("both link to arXiv 2502.12345, within 9 hours");
});

test("an old paper that both mention makes no story", () => {
  const links = ["https://arxiv.org/abs/1706.03762"];
  expect(
    groups([anItem({ title: "How attention works", links }), anItem({ title: "A chip for transformers", links })]),
  ).toHaveLength(2);
});

test("names in common within hours are one story, in two languages too", () => {
  const items = [
    anItem({ title: "Meta releases Llama 4 Scout and Maverick" }),
    anItem({ title: "Meta bringt Llama 4 mit Scout und Maverick", language: "de", at: NOON + 3_600_000 }),
  ];
  expect(groups(items)).toHaveLength(1);
  expect(reason(items[0] as DeskItem, items[1] as DeskItem)).toMatch(/‘Llama 4’.*within the hour/);
});

test("one company, two events; one name, two numbers; one event a month later: two stories each", () => {
  const pairs: [string, string, number?][] = [
    ["OpenAI raises $40 billion from SoftBank", "OpenAI is sued by a newspaper over copyright"],
    ["OpenAI launches GPT-5 for everybody", "OpenAI launches GPT-4.1 for developers"],
    ["ChatGPT is down for many users", "ChatGPT is down for many users again", 40 * 24],
    ["vllm 0.10.0", "vllm 0.10.1"],
  ];
  for (const [one, other, hours = 5] of pairs)
    expect(groups([anItem({ title: one }), anItem({ title: other, at: NOON + hours * 3_600_000 })]), one).toHaveLength(
      2,
    );
});

test("a weekly collection ties nothing together", () => {
  const [one, two] = [
    anItem({ title: "Genie 3 makes worlds that can be walked" }),
    anItem({ title: "Qwen-Image writes signs in pictures" }),
  ];
  const weekly = anItem({ title: "Last week in AI: Genie 3, Qwen-Image", links: [one.url, two.url] });
  expect(groups([one, two, weekly])).toHaveLength(3);
});

test("copies are told by id, by address and word for word", () => {
  const summary = Array.from({ length: 60 }, (_, at) => `word${at}`).join(" ");
  const one = anItem({ title: "A wire report", summary });
  const copy = (told: Partial<DeskItem>) =>
    copyOf(profileOf(one), profileOf(anItem({ title: "A wire report", summary: "", ...told })));
  expect(copy({ guid: one.guid })).toBe("id");
  expect(copy({ url: `${one.url}?utm_source=x` })).toBe("address");
  expect(copy({ summary: `${summary} By our staff.` })).toBe("text");
  expect(copy({})).toBeUndefined();
  expect(
    copyOf(
      profileOf(anItem({ title: "v1.2.3 released", summary })),
      profileOf(anItem({ title: "v1.2.4 released", summary })),
    ),
  ).toBeUndefined();
});

test.each(seeds(20))("the order of arrival changes nothing (seed %i)", (seed) => {
  const { below, oneOf } = chance(seed);
  const THINGS = ["Llama 4", "GPT-5", "Claude Opus 4", "Gemini 3", "Qwen3", "Mistral Large 3"];
  const ENDS = ["released", "is down", "gets cheaper", "jailbroken", "sued over copyright", "tops a benchmark"];
  const items = Array.from({ length: 40 }, () =>
    anItem({
      title: `${oneOf(["Report:", "Today", "Now"])} ${oneOf(THINGS)} ${oneOf(ENDS)}`,
      links: below(3) ? [] : [`https://arxiv.org/abs/2502.0000${below(5)}`],
      at: NOON + below(80) * 3_600_000,
    }),
  );
  const shuffled = [...items].sort((a, b) => (a.title + a.id < b.title + b.id ? -1 : 1));
  const ids = (some: DeskItem[]) => {
    const profiles = some.map(profileOf);
    const rarity = rarityOf(countTerms(profiles), profiles.length);
    return cluster(profiles, rarity)
      .map((group) => group.map(({ id }) => id).join(" "))
      .sort();
  };
  expect(ids(shuffled)).toEqual(ids(items));
});

test("what an editor arranged stays together and apart, and may be joined by what is new", () => {
  const title = "Meta releases Llama 4 Scout and Maverick";
  const items = [0, 1, 2].map((at) => anItem({ title: `${title} ${"!".repeat(at)}`.trim() }));
  const [one, two] = items as [DeskItem, DeskItem];
  expect(groups(items)).toHaveLength(1);
  const apart = groups(
    items,
    new Map([
      [one.id, "story a"],
      [two.id, "story b"],
    ]),
  );
  expect(apart).toHaveLength(2);
  const odd = anItem({ title: "Nothing like it" });
  expect(
    groups(
      [one, odd],
      new Map([
        [one.id, "story a"],
        [odd.id, "story a"],
      ]),
    ),
  ).toHaveLength(1);
});

test("what can be one story shares a key to be found by", () => {
  const keys = (told: Partial<DeskItem> & { title: string }) => new Set(keysOf(profileOf(anItem(told))));
  const first = keys({ title: "Meta releases Llama 4", links: [PAPER] });
  for (const other of [
    keys({ title: "Llama 4 ist da", language: "de" }),
    keys({ title: "Half the data", links: [PAPER] }),
  ])
    expect([...other].some((key) => first.has(key))).toBe(true);
  expect([...keys({ title: "Apples and pears" })].some((key) => first.has(key))).toBe(false);
});

test("a feed that gives one address to all that it brings brings no copies by that", () => {
  const url = "https://radio.example.org/show";
  const feed = { url, feedId: "radio" };
  const [one, two] = [
    anItem({ ...feed, title: "School awards of the year" }),
    anItem({ ...feed, title: "School plans of the minister" }),
  ];
  expect(copyOf(profileOf(one), profileOf(two))).toBeUndefined();
  expect(copyOf(profileOf(one), profileOf(anItem({ url, title: "The school awards" })))).toBe("address");
});
