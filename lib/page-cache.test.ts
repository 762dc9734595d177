import { describe, expect, test } from "vitest";
import { pageCache } from "#lib/page-cache.ts";
import type { PageKey, PageTag } from "#lib/page-cache-rules.ts";

const key = (url: string, tags: PageTag[] = ["posts"]): PageKey => ({ id: url, url, rsc: false, tags });
const HOME = key("/");
const ABOUT = key("/about", []);

type Answer = { text: string; bytes: number; status: number; isKeepable: boolean };

/** A cache over a press that numbers what it prints; `hold` makes it wait for `release`. */
function aCache({ maxBytes = 1_000_000, bytes = 100 } = {}) {
  let printed = 0;
  let now = 0;
  let held: (() => void)[] = [];
  const press = { isHeld: false, status: 200, fails: false };
  const errors: unknown[] = [];
  const cache = pageCache<Answer>({
    maxBytes,
    clock: () => now,
    onError: (error) => errors.push(error),
    render: async ({ url }) => {
      const text = `${url} ${++printed}`;
      const { status, fails } = press;
      if (press.isHeld) await new Promise<void>((resolve) => held.push(resolve));
      if (fails) throw new Error("the press is broken");
      return { text, bytes, status, isKeepable: status === 200 };
    },
  });
  cache.trust();
  return {
    cache,
    press,
    errors,
    read: async (page = HOME) => {
      const { answer, how } = await cache.get(page);
      return `${answer.text} ${how}`;
    },
    printed: () => printed,
    later: (seconds: number) => {
      now += seconds * 1000;
    },
    release: () => {
      press.isHeld = false;
      for (const go of held) go();
      held = [];
    },
  };
}

/** Until everything that is not held has gone on. */
const settled = () => new Promise((resolve) => setTimeout(resolve, 0));

describe("a page that everybody sees", () => {
  test("is made once and then sent as it is", async () => {
    const { read } = aCache();
    expect([await read(), await read(), await read(ABOUT)]).toEqual(["/ 1 miss", "/ 1 hit", "/about 2 miss"]);
  });

  test("is made once for ten thousand who wait", async () => {
    const { cache, press, release, printed } = aCache();
    press.isHeld = true;
    const waiting = Array.from({ length: 10_000 }, () => cache.get(HOME));
    release();
    const found = await Promise.all(waiting);
    expect(printed()).toBe(1);
    expect(found.filter(({ how }) => how === "miss")).toHaveLength(1);
    expect(found.every(({ answer }) => answer.text === "/ 1")).toBe(true);
  });

  test("is sent while it is made again after half a minute, and not at all after two", async () => {
    const { read, later } = aCache();
    await read();
    later(31);
    expect(await read()).toBe("/ 1 stale");
    await settled();
    expect(await read()).toBe("/ 2 hit");
    later(121);
    expect(await read()).toBe("/ 3 miss");
  });

  test("lies ready for whoever does not wait, as long as it may be sent unseen", async () => {
    const { read, cache, later } = aCache();
    const ready = () => cache.atOnce(HOME)?.how ?? null;
    expect([ready(), await read(), ready()]).toEqual([null, "/ 1 miss", "hit"]);
    later(31);
    expect(ready()).toBe("stale");
    await settled();
    expect(ready()).toBe("hit");
    cache.doubt();
    expect(ready()).toBeNull();
  });

  test("makes room for others: what was read longest ago goes", async () => {
    const { read, cache } = aCache({ maxBytes: 320 });
    for (const url of ["/a", "/b", "/c"]) await read(key(url));
    await read(key("/a"));
    await read(key("/d"));
    expect([await read(key("/a")), await read(key("/b"))]).toEqual(["/a 1 hit", "/b 5 miss"]);
    expect(cache.size().bytes).toBeLessThanOrEqual(320);
  });

  test("that is larger than all the room is sent and not kept", async () => {
    const { read } = aCache({ maxBytes: 320, bytes: 400 });
    expect([await read(), await read()]).toEqual(["/ 1 miss", "/ 2 miss"]);
  });
});

describe("when something that it shows is written", () => {
  test("it is made again, and what shows nothing of it stays", async () => {
    const { read, cache } = aCache();
    await read();
    await read(ABOUT);
    cache.forget("posts");
    expect([await read(), await read(ABOUT)]).toEqual(["/ 3 miss", "/about 2 hit"]);
    cache.forget(null);
    expect(await read(ABOUT)).toBe("/about 4 miss");
  });

  test("a render that began before is given to those who waited, not kept, and not joined", async () => {
    const { read, cache, press, release } = aCache();
    press.isHeld = true;
    const before = read();
    cache.forget("posts");
    const after = read();
    release();
    expect([await before, await after]).toEqual(["/ 1 miss", "/ 2 miss"]);
    expect(await read()).toBe("/ 2 hit");
  });

  test("an old render that ends last does not take the place of the new one", async () => {
    const { read, cache, press, release } = aCache();
    press.isHeld = true;
    const before = read();
    cache.forget("posts");
    press.isHeld = false;
    expect(await read()).toBe("/ 2 miss");
    release();
    await before;
    expect(await read()).toBe("/ 2 hit");
  });
});

describe("while changes cannot be heard", () => {
  test("everything is made anew, nothing is kept, and afterwards it is kept again", async () => {
    const { read, cache } = aCache();
    await read();
    cache.doubt();
    expect([await read(), await read()]).toEqual(["/ 2 miss", "/ 3 miss"]);
    cache.trust();
    expect([await read(), await read()]).toEqual(["/ 4 miss", "/ 4 hit"]);
  });

  test("what was kept stands in where it cannot be made, by an error or by a failure of the page", async () => {
    const { read, cache, press, later, errors } = aCache();
    await read();
    cache.doubt();
    later(3_600);
    press.fails = true;
    expect(await read()).toBe("/ 1 stale-error");
    expect(errors).toHaveLength(1);
    Object.assign(press, { fails: false, status: 503 });
    expect(await read()).toBe("/ 1 stale-error");
    cache.trust();
    expect(await read()).toBe("/ 1 stale-error");
    press.status = 200;
    expect(await read()).toBe("/ 5 miss");
  });

  test.each(["before", "meanwhile"])("a render that began %s is not kept", async (when) => {
    const { read, cache, press, release } = aCache();
    press.isHeld = true;
    if (when === "meanwhile") cache.doubt();
    const begun = read();
    if (when === "before") cache.doubt();
    cache.trust();
    release();
    await begun;
    expect(await read()).toBe("/ 2 miss");
  });
});

describe("what is not a whole page", () => {
  test.each([404, 307, 500, 503])("such as %i is sent to who asked and not kept", async (status) => {
    const { read, press } = aCache();
    press.status = status;
    expect([await read(), await read()]).toEqual(["/ 1 miss", "/ 2 miss"]);
  });

  test("takes the place of a page that is gone", async () => {
    const { read, press, later } = aCache();
    await read();
    later(121);
    press.status = 404;
    await read();
    Object.assign(press, { status: 200, fails: true });
    await expect(read()).rejects.toThrow("the press is broken");
  });

  test("an error reaches everybody who waited, and the next one tries again", async () => {
    const { read, press } = aCache();
    press.fails = true;
    const both = await Promise.allSettled([read(), read()]);
    expect(both.map(({ status }) => status)).toEqual(["rejected", "rejected"]);
    press.fails = false;
    expect(await read()).toBe("/ 2 miss");
  });

  test("an error behind a page that was sent meanwhile is noted", async () => {
    const { read, press, later, errors } = aCache();
    await read();
    later(31);
    press.fails = true;
    expect(await read()).toBe("/ 1 stale");
    await settled();
    expect(errors).toHaveLength(1);
    expect(await read()).toBe("/ 1 stale");
  });
});
