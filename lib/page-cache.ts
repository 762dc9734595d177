import { LRUCache } from "lru-cache";
import type { PageKey, PageTag } from "#lib/page-cache-rules.ts";

/** What is kept knows its size in memory, in bytes, and whether it may be kept at all. */
export type Keepable = { bytes: number; status: number; isKeepable: boolean };

type Entry<Answer> = { answer: Answer; tags: readonly PageTag[]; renderedAt: number; isDoubtful: boolean };
type Render<Answer> = { promise: Promise<Answer>; tags: readonly PageTag[]; isSpoiled: boolean };

/** How an answer was come by, in the words of RFC 9211. */
export type Found<Answer> = { answer: Answer; how: "hit" | "stale" | "miss" | "collapsed" | "stale-error" };

type Options<Answer> = {
  /** The most that is kept, in bytes. */
  maxBytes: number;
  render: (key: PageKey) => Promise<Answer>;
  /** Milliseconds; up to the first age an answer is sent as it is, up to the second while it is rendered again. */
  freshFor?: number;
  greatestAge?: number;
  clock?: () => number;
  onError?: (error: unknown, key: PageKey) => void;
};

/**
 * Whole answers kept in memory: least recently used out first, one render for however many wait, sent while they are
 * rendered again, dropped by tag when something that they show has changed. A render that began before such a change is
 * given to those who waited for it, and not kept. While changes cannot be heard (`doubt`), nothing is sent unseen: it is
 * rendered again, and the kept copy serves only where that fails.
 */
export function pageCache<Answer extends Keepable>({
  maxBytes,
  render,
  freshFor = 30_000,
  greatestAge = 120_000,
  clock = Date.now,
  onError = () => {},
}: Options<Answer>) {
  const entries = new LRUCache<string, Entry<Answer>>({
    maxSize: maxBytes,
    sizeCalculation: ({ answer }, id) => Math.max(1, answer.bytes + id.length),
  });
  const renders = new Map<string, Render<Answer>>();
  let isHearing = false;

  function renderOnce(key: PageKey): { promise: Promise<Answer>; isFirst: boolean } {
    const underWay = renders.get(key.id);
    if (underWay) return { promise: underWay.promise, isFirst: false };
    const isHeard = isHearing;
    const started: Render<Answer> = {
      tags: key.tags,
      isSpoiled: false,
      promise: render(key)
        .then((answer) => {
          if (started.isSpoiled) return answer;
          const entry = { answer, tags: key.tags, renderedAt: clock(), isDoubtful: !isHeard };
          if (answer.isKeepable) entries.set(key.id, entry);
          // What is no longer there is not sent again from memory.
          else if (answer.status < 500) entries.delete(key.id);
          return answer;
        })
        .finally(() => {
          if (renders.get(key.id) === started) renders.delete(key.id);
        }),
    };
    renders.set(key.id, started);
    return { promise: started.promise, isFirst: true };
  }

  /** Renders under way that show something of these are no longer joined or kept. */
  function spoil(isMeant: (tags: readonly PageTag[]) => boolean) {
    for (const [id, started] of renders) {
      if (!isMeant(started.tags)) continue;
      started.isSpoiled = true;
      renders.delete(id);
    }
  }

  /** What is kept and good enough to be sent at once, or null where it has to be made first. */
  function atOnce(key: PageKey): Found<Answer> | null {
    const kept = isHearing ? entries.get(key.id) : undefined;
    if (!kept || kept.isDoubtful) return null;
    const age = clock() - kept.renderedAt;
    if (age < freshFor) return { answer: kept.answer, how: "hit" };
    if (age >= greatestAge) return null;
    renderOnce(key).promise.catch((error: unknown) => onError(error, key));
    return { answer: kept.answer, how: "stale" };
  }

  return {
    atOnce,

    /** The answer for a key. Throws what its render throws, unless a kept copy can stand in. */
    async get(key: PageKey): Promise<Found<Answer>> {
      const found = atOnce(key);
      if (found) return found;
      const kept = entries.get(key.id);
      const { promise, isFirst } = renderOnce(key);
      try {
        const answer = await promise;
        if (answer.status >= 500 && kept) return { answer: kept.answer, how: "stale-error" };
        return { answer, how: isFirst ? "miss" : "collapsed" };
      } catch (error) {
        if (!kept) throw error;
        onError(error, key);
        return { answer: kept.answer, how: "stale-error" };
      }
    },

    /** Something with this tag changed; null when anything may have. */
    forget(tag: PageTag | null) {
      const isMeant = (tags: readonly PageTag[]) => tag === null || tags.includes(tag);
      for (const [id, { tags }] of entries.entries()) if (isMeant(tags)) entries.delete(id);
      spoil(isMeant);
    },

    /** Changes cannot be heard any more. */
    doubt() {
      isHearing = false;
      for (const entry of entries.values()) entry.isDoubtful = true;
      spoil(() => true);
    },

    /** Changes are heard from now on. */
    trust() {
      isHearing = true;
    },

    /** Bytes and answers kept at the moment. */
    size: () => ({ bytes: entries.calculatedSize, answers: entries.size }),
  };
}
