import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { beforeAll, expect, test } from "vitest";
import { MinutesChoice } from "#components/ranking/order-line.tsx";
import { RankedNew } from "#components/ranking/ranked-new.tsx";
import { accountFor } from "#lib/following/left-out.ts";
import { renderMarkupWith } from "#lib/markup.ts";
import { withinMinutes } from "#lib/ranking/budget.ts";

// "I have N minutes" on /following, as a reader reads it.

beforeAll(() => renderMarkupWith(renderToStaticMarkup));

const NOW = new Date("2026-11-28T08:00:00Z");
const SPAN = { since: new Date("2026-11-27T08:00:00Z"), until: NOW, began: NOW };

/** The words of an element, and where its links lead. */
function read(element: Parameters<typeof renderToStaticMarkup>[0]) {
  const html = renderToStaticMarkup(element);
  const links = [...html.matchAll(/<a [^>]*href="([^"]*)"[^>]*>(.*?)<\/a>/g)].map(
    ([, href, text]) => `${text}: ${href}`,
  );
  return { text: html.replace(/<[^>]+>/g, " ").replace(/\s+/g, " "), links };
}

/** What Following shows of new pieces that take so many minutes each, to a reader who has so many. */
function following(pieces: number[], minutes: number) {
  const lengths = pieces.map((readingMinutes, at) => ({ readingMinutes, at }));
  const { kept, cut, total, needed } = withinMinutes(lengths, minutes, (piece) => piece.readingMinutes);
  const fresh = { posts: pieces.length, links: 0, minutes: 0, read: 0 };
  const items = kept.map(({ readingMinutes, at }) => ({
    post: {
      ...{ id: `${at}`, slug: `piece-${at}`, title: `Piece ${at}`, shortVersion: "", publishedAt: NOW.toISOString() },
      ...{ readingMinutes, author: { handle: "ada", name: "Ada" }, topic: { slug: "work", name: "Work", hue: 1 } },
      ...{ saved: false, read: false, started: false },
    },
    receipt: { score: 0, lines: [] },
  }));
  const account = accountFor({ fresh, published: pieces.length }, { ...fresh, posts: 0 }, [
    { reason: "minutes", posts: cut.length, href: "/following?order=ranked" },
  ]);
  const props = { items, next: null, links: [], span: SPAN, account, minutes: total, needed, earlier: "/earlier" };
  return read(createElement(RankedNew, { ...props, now: NOW }));
}

test("who has minutes is told what fits into them, and what the next briefing needs", () => {
  const { text, links } = following([4, 3, 12], 10);
  expect(text).toContain("There is more. The next briefing takes 12 minutes: with it you need 19 in all.");
  expect(text).toContain("Your minutes are full 2 new briefings, 7 minutes. Left out of 3: 1 by your minutes");
  expect(links).toContain("Take 19 minutes: /following?minutes=19");
});

test("one briefing of one minute is said as one", () => {
  const { text } = following([1, 1], 1);
  expect(text).toContain("The next briefing takes 1 minute: with it you need 2 in all.");
  expect(text).toContain("Your minutes are full 1 new briefing, 1 minute. Left out of 2: 1 by your minutes");
});

test("where nothing fits, the shortest way to the first briefing is offered", () => {
  const { text, links } = following([12, 3], 5);
  expect(text).toContain("Nothing fits into your minutes. The most important new briefing takes 12 minutes.");
  expect(text).toContain("Nothing is short enough Each takes longer than your minutes.");
  expect(links).toContain("Take 12 minutes: /following?minutes=12");
});

test("more minutes than can be asked for are all the time that it needs", () => {
  const { text, links } = following([100, 30], 110);
  expect(text).toContain("The next briefing takes 30 minutes: with it you need 130 in all.");
  expect(links).toContain("Take all the time it needs: /following");
});

test("what fits whole says nothing of more", () => {
  const { text } = following([4, 3], 10);
  expect(text).not.toMatch(/There is more|Nothing fits|by your minutes/);
  expect(text).toContain("You’re all caught up 2 new briefings, 7 minutes. Nothing was left out.");
});

test("the choice reads as a sentence, and what was chosen is marked", () => {
  const { text, links } = read(createElement(MinutesChoice, { minutes: 10 }));
  expect(text.trim()).toBe("I have 5 10 20 all minutes");
  expect(links).toEqual([
    "5: /following?minutes=5",
    "10: /following?minutes=10",
    "20: /following?minutes=20",
    "all: /following",
  ]);
  const marked = (minutes: number | null) =>
    /<a [^>]*aria-current="true"[^>]*>(.*?)<\/a>/.exec(
      renderToStaticMarkup(createElement(MinutesChoice, { minutes })),
    )?.[1];
  expect([10, null, 7].map(marked)).toEqual(["10", "all", undefined]);
});
