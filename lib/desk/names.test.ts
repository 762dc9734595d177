import { expect, test } from "vitest";
import { namesIn, numbered, tellsNames } from "#lib/desk/names.ts";

const versions = (text: string) =>
  [...namesIn(text, true).versions].map(([base, numbers]) => `${base} ${[...numbers].join("/")}`).sort();

test.each([
  ["OpenAI launches GPT-5", ["gpt 5"]],
  ["GPT-4o returns", ["gpt 4o"]],
  ["Claude Opus 4.1 is out", ["claude 4.1", "opus 4.1"]],
  ["Meta ships Llama 4.0", ["llama 4"]],
  ["Qwen3 and DeepSeek-V3", ["deepseek 3", "qwen 3", "v 3"].filter((each) => !each.startsWith("v"))],
  ["vllm 0.10.1 fixes a crash", ["vllm 0.10.1"]],
  ["Episode 42: agents", ["episode 42"]],
])("%s names %j", (text, named) => expect(versions(text)).toEqual(expect.arrayContaining(named)));

test.each([
  ...[
    "In March 2025",
    "Anthropic raises $13 billion",
    "Top 10 models",
    "OpenAI 20 years on",
    "Nvidia 56% up",
    "5 ways to prompt",
  ],
])("%s names nothing with a number", (text) => expect(versions(text)).toEqual([]));

const figures = (text: string) => [...namesIn(text, true).figures];

test("one sum is one figure, however it is written", () => {
  for (const text of ["raises $6.6B", "a $6.6 billion round", "6,6 Milliarden Dollar", "6.6 billion dollars"])
    expect(figures(text), text).toEqual(["$6.60e+9"]);
  expect(figures("1.500 millones de dólares")).toEqual(figures("$1.5bn"));
  expect(figures("95 percent of 500,000")).toEqual(["95%", "500000"]);
});

test("other numbers of one name are another thing, unless one is shared", () => {
  const [five, fourOne, both] = ["GPT-5 arrives", "GPT-4.1 arrives", "GPT-5 and GPT-4.1 compared"].map((text) =>
    namesIn(text, true),
  );
  if (!five || !fourOne || !both) throw new Error("no names");
  expect(numbered(five, fourOne)).toBe("other version");
  expect(numbered(five, both)).toBe("same");
  expect(numbered(five, namesIn("Llama 4 arrives", true))).toBe("other thing");
  expect(numbered(five, namesIn("Llama arrives", true))).toBeNull();
});

test("capitals tell no names in title case nor in German", () => {
  expect(tellsNames("Microsoft pours more money into the lab of Suleyman", "en")).toBe(true);
  expect(tellsNames("Microsoft Pours More Money Into Research Labs", "en")).toBe(false);
  expect(tellsNames("Das Unternehmen zahlt für die Modelle", "de")).toBe(false);
});
