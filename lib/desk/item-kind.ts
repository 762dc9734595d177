import { type DeskItem, type ItemKind, KINDS } from "#lib/desk/item.ts";
import { type LinkKey, linkKey } from "#lib/desk/link-key.ts";
import { plain } from "#lib/desk/words.ts";

const BY_LINK: Partial<Record<LinkKey["of"], ItemKind>> = {
  ...{ arxiv: "paper", doi: "paper", release: "release", model: "model", dataset: "dataset", video: "recording" },
  repository: "repository",
};

type Read = Pick<DeskItem, "url" | "title" | "summary"> & { enclosures?: { type?: string | null }[] };
type Rule = [ItemKind, (item: Read, host: string, path: string) => boolean];

const RULES: Rule[] = [
  ["recording", ({ enclosures }) => enclosures?.some(({ type }) => /^(audio|video)\//.test(type ?? "")) ?? false],
  [
    "paper",
    (_, host) =>
      /(^|\.)(openreview\.net|aclanthology\.org|biorxiv\.org|papers\.nips\.cc|proceedings\.mlr\.press)$/.test(host),
  ],
  [
    "thread",
    (_, host, path) =>
      /(^|\.)(news\.ycombinator\.com|lobste\.rs|reddit\.com|lesswrong\.com)$/.test(host) ||
      /^\/@[^/]+\/\d+$/.test(path),
  ],
  [
    "release",
    ({ title }, _, path) =>
      /^v?\d+\.\d+(\.\d+)*\b/i.test(title) || /\/(changelog|release-notes|releases)(\/|$)/i.test(path),
  ],
  ["documentation", (_, host, path) => /^docs?\./.test(host) || /^\/(docs|documentation|reference)(\/|$)/.test(path)],
  [
    "report",
    ({ title }, _, path) =>
      /\.pdf$/i.test(path) || /\b(white ?paper|annual report|index report|system card)\b/i.test(title),
  ],
  ["announcement", speaksOfItself],
  [
    "press",
    (_, host, path) =>
      /(^|\.)(reuters|apnews|bloomberg|nytimes|wsj|ft|theguardian|bbc|washingtonpost|cnbc|cnn|npr|theverge|techcrunch|wired|arstechnica|venturebeat|zdnet|engadget|theregister|heise|golem|spiegel|lemonde|elpais|corriere|scmp|axios|fortune)\.(com|org|co\.uk|net|de|fr|it)$/.test(
        host,
      ) || /\/(20\d\d\/\d\d|news|nachrichten|actualites|noticias|article)(\/|$)/.test(path),
  ],
];

/**
 * What an item is, by rules in this order: what its address stands for, what it carries, where it stands, and whether its
 * publisher speaks of itself. What no rule knows is commentary.
 */
export function kindOf(item: Read): ItemKind {
  const byLink = BY_LINK[linkKey(item.url)?.of ?? "page"];
  if (byLink) return byLink;
  const url = URL.canParse(item.url) ? new URL(item.url) : null;
  const host = url?.hostname.replace(/^www\./, "") ?? "";
  return RULES.find(([, holds]) => holds(item, host, url?.pathname ?? ""))?.[0] ?? "commentary";
}

/** "openai.com" writing of OpenAI, "blog.google" of Google: the name of the site is a name in its own headline or lead. */
function speaksOfItself({ title, summary }: Read, host: string, path: string): boolean {
  if (path.length < 2) return false;
  const words = plain(`${title} ${summary}`).split(/[^\p{L}\p{N}]+/u);
  const labels = host
    .split(".")
    .filter(
      (label) =>
        label.length > 3 && !/^(blog|news|github|medium|substack|google(apis)?blog|developers|research)$/.test(label),
    );
  const isNamed = labels.some(
    (label) => words.includes(label) || (label.endsWith("labs") && words.includes(label.slice(0, -4))),
  );
  return (
    isNamed ||
    /^(index|introducing|announcing)/.test(path.slice(1)) ||
    /^(introducing|announcing|hello,? )/i.test(title)
  );
}

/** What is nearer to the event comes first: by kind, then what was first, then by id. */
export const byStrength = (
  one: { kind: ItemKind; at: number; id: string },
  other: { kind: ItemKind; at: number; id: string },
) => KINDS.indexOf(one.kind) - KINDS.indexOf(other.kind) || one.at - other.at || (one.id < other.id ? -1 : 1);
