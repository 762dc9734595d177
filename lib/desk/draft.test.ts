import { expect, test } from "vitest";
import { draftName, draftOf } from "#lib/desk/draft.ts";
import type { InboxItem } from "#lib/desk/inbox.ts";
import { readDraft } from "#lib/posts/front-matter.ts";

const anItem = (told: Partial<InboxItem>): InboxItem => ({
  ...{
    id: "1",
    title: "A title",
    url: "https://www.example.org/a",
    summary: "",
    kind: "press",
    at: "2026-11-20T09:00:00.000Z",
  },
  ...{ language: "en", source: { id: "f", title: "Example" }, reason: "", copyOf: null },
  ...told,
});

test.each([
  ["Über “Llama 4”: what’s in it?\r\nX: y", "uber-llama-4-what-s-in-it-x-y.md"],
  [`${"a".repeat(79)} b`, `${"a".repeat(79)}.md`],
  ["今週の発表", "draft.md"],
])("the file of a draft is named by its title: %j", (title, name) => expect(draftName(title)).toBe(name));

test("a draft is what the import reads, with each source cited and copies left out", () => {
  const items = [
    anItem({
      title: "On scaling: a “study” --- #1",
      url: "https://arxiv.org/abs/2611.00001",
      kind: "paper",
      source: null,
    }),
    anItem({ title: "A talk", url: "https://youtu.be/dQw4w9WgXcQ", kind: "recording" }),
    anItem({ title: "[x](javascript:alert(1)) @y: {z}" }),
    anItem({ title: "Again", url: "https://example.org/b" }),
    anItem({ title: "A copy", copyOf: "1" }),
  ];
  const answer = readDraft(
    "a.md",
    draftOf({ title: "On scaling: all of it", items }, new Date("2026-11-21T10:00:00Z")),
  );
  if (!("draft" in answer)) throw new Error(JSON.stringify(answer.problems));
  const { meta, body } = answer.draft;
  expect(meta).toMatchObject({ title: "On scaling: all of it", draft: true });
  expect(meta.sources.map(({ id, kind, publisher, date }) => [id, kind, publisher, date])).toEqual([
    ["arxiv2026", "paper", "arxiv.org", "2026-11-20"],
    ["youtu2026", "video", "Example", "2026-11-20"],
    ["example2026", "press", "Example", "2026-11-20"],
    ["example2026-2", "press", "Example", "2026-11-20"],
  ]);
  for (const { id } of meta.sources) expect(body).toContain(`[@${id}]`);
});
