import { expect, test } from "vitest";
import { byStrength, kindOf } from "#lib/desk/item-kind.ts";

test.each([
  ["https://arxiv.org/abs/2401.12345", "On scaling", "paper"],
  ["https://huggingface.co/meta-llama/Llama-4-Scout", "Llama 4 Scout", "model"],
  ["https://github.com/vllm-project/vllm/releases/tag/v0.6.3", "v0.6.3", "release"],
  ["https://lib.example.org/post/1", "0.6.3 is out", "release"],
  ["https://github.com/vllm-project/vllm", "vLLM", "repository"],
  ["https://openai.com/index/gpt-5", "OpenAI says hello to GPT-5", "announcement"],
  ["https://www.youtube.com/watch?v=dQw4w9WgXcQ", "A talk", "recording"],
  ["https://www.reuters.com/technology/x", "A company sues another", "press"],
  ["https://news.ycombinator.com/item?id=1", "Ask: agents", "thread"],
  ["https://docs.example.org/agents", "Agents", "documentation"],
  ["https://someone.example.org/notes", "What I make of it", "commentary"],
])("%s (%s) is %s", (url, title, kind) => expect(kindOf({ url, title, summary: "" })).toBe(kind));

test("what carries sound is a recording", () =>
  expect(
    kindOf({ url: "https://p.example.org/1", title: "Talk", summary: "", enclosures: [{ type: "audio/mpeg" }] }),
  ).toBe("recording"));

test("the strongest witness comes first, then the earliest", () => {
  const items = [
    { id: "a", kind: "press" as const, at: 1 },
    { id: "b", kind: "paper" as const, at: 3 },
    { id: "c", kind: "paper" as const, at: 2 },
  ];
  expect(items.sort(byStrength).map(({ id }) => id)).toEqual(["c", "b", "a"]);
});
