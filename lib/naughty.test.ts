import { beforeAll, describe, expect, test } from "vitest";
import { emailAddress } from "#lib/accounts/email.ts";
import { listSaved } from "#lib/bookmarks/queries.ts";
import { readIntent } from "#lib/intent.ts";
import { readListName } from "#lib/posts/addresses.ts";
import { readDraft } from "#lib/posts/front-matter.ts";
import { renderMarkdown } from "#lib/posts/markdown.ts";
import { findArticle } from "#lib/posts/queries.ts";
import { keepPlace } from "#lib/reading/commands.ts";
import { listItems } from "#lib/reading/list-queries.ts";
import { findArticleState } from "#lib/reading/queries.ts";
import { searchBriefings } from "#lib/search/queries.ts";
import { pageNumber } from "#lib/search/snippet.ts";
import { openShareLink } from "#lib/sharing/opens.ts";
import { corpus, hasCorpora, SKIPPED } from "#lib/testing/corpora.ts";
import { testDatabase } from "#lib/testing/database.ts";
import { activeParts } from "#lib/testing/html-tokens.ts";
import { aPost, aReader } from "#lib/testing/world.ts";
import { normaliseOutsideUrl, safeReturnPath } from "#lib/url.ts";

const world = testDatabase();
const strings = corpus("naughty-strings").map((each) => each.value ?? "");
const storable = strings.filter((text) => !text.includes("\u0000") && text.isWellFormed());

describe.skipIf(!hasCorpora)(`naughty strings (${SKIPPED})`, { timeout: 120_000 }, () => {
  beforeAll(async () => {
    await aPost({ slug: "a" });
  });

  test("are all there", () => {
    expect(strings.length).toBeGreaterThan(500);
    expect(storable.length).toBeGreaterThan(490);
  });

  test("come back unchanged as names, titles, texts and places", async () => {
    const reader = await aReader();
    const post = await aPost({ slug: "b" });
    const article = await findArticle("b");
    if (!article) throw new Error("no article");
    for (const text of storable) {
      const names = await world.db.user.update({
        where: { id: reader.id },
        data: { name: text },
        select: { name: true },
      });
      const titles = await world.db.post.update({
        ...{ where: { id: post.id }, data: { title: text, bodyText: text }, select: { title: true, bodyText: true } },
      });
      await keepPlace(reader.id, post.id, text);
      const { anchor } = await findArticleState(reader.id, article);
      expect([names.name, titles.title, titles.bodyText, anchor]).toEqual([text, text, text, text]);
    }
  });

  test("are searched for like any words, and found texts are shown whatever is in them", async () => {
    for (const text of strings) expect((await searchBriefings(text, null)).page).toBe(1);
  });

  test("are no place in a list, no page, no list, no link and no intent", async () => {
    const reader = await aReader();
    const first = await listItems({ kind: "all" }, null);
    for (const text of strings) {
      expect(readIntent(text)).toBeNull();
      expect(readListName(text, reader.id)).toBeNull();
      if (!/^([1-9]|10)$/.test(text)) expect(pageNumber(text)).toBe(1);
    }
    for (const text of strings.filter((_, at) => at % 10 === 0)) {
      expect(await listItems({ kind: "all" }, null, text)).toEqual(first);
      expect(await listSaved(reader.id, text)).toEqual({ items: [], older: null });
    }
    for (const text of storable) expect(await openShareLink(text)).toBe("unknown");
  });

  test("lead to no other site and are addresses only where they are plain", () => {
    for (const text of strings) {
      expect(new URL(safeReturnPath(text), "http://localhost").origin).toBe("http://localhost");
      expect(normaliseOutsideUrl(text) ?? "https://").toMatch(/^https?:\/\//);
      const address = emailAddress.safeParse(text);
      expect(address.data ?? "a@b").toMatch(/^[\x21-\x7e]+@[\x21-\x7e]+$/);
    }
  });

  test("are rendered without anything active, and in front matter they are text or a problem with a line", () => {
    for (const text of strings) {
      expect(activeParts(renderMarkdown(text).html)).toEqual([]);
      const read = readDraft("a.md", `---\ntitle: ${JSON.stringify(text)}\n---\n`);
      expect("problems" in read && read.problems.every((problem) => problem.line >= 1)).toBe(true);
    }
  });
});
