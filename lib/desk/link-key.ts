import { normaliseOutsideUrl } from "#lib/url.ts";

/** What an address stands for: the thing itself, whichever of its addresses was written. `key` is the same for all of them. */
export type LinkKey = { of: LinkOf; key: string };
type LinkOf = "arxiv" | "doi" | "release" | "repository" | "model" | "dataset" | "video" | "page";

type Rule = [LinkOf, host: RegExp, path: RegExp, name: (found: RegExpExecArray) => string];

const lower = (...parts: (string | undefined)[]) => parts.join("/").toLowerCase();

const RULES: Rule[] = [
  [
    "arxiv",
    /(^|\.)(arxiv|ar5iv|alphaxiv)\.org$|^ar5iv\./,
    /^\/(?:abs|pdf|html|overview)\/(\d{4}\.\d{4,5})/,
    (f) => f[1] ?? "",
  ],
  ["arxiv", /^huggingface\.co$/, /^\/papers\/(\d{4}\.\d{4,5})/, (f) => f[1] ?? ""],
  ["doi", /^(dx\.)?doi\.org$/, /^\/(10\.\d{4,9}\/\S+?)\/?$/, (f) => (f[1] ?? "").toLowerCase()],
  ["doi", /^(www\.)?(bio|med)rxiv\.org$/, /^\/content\/(10\.\d{4,9}\/[\d.]+)/, (f) => f[1] ?? ""],
  [
    "release",
    /^git(hub|lab)\.com$/,
    /^\/([^/]+)\/([^/]+)\/(?:-\/)?releases\/(?:tag\/)?([^/?#]+)/,
    (f) => `${lower(f[1], f[2])}@${(f[3] ?? "").toLowerCase()}`,
  ],
  [
    "repository",
    /^git(hub|lab)\.com$/,
    /^\/(?!(?:features|topics|about|sponsors|orgs|marketplace|login|search|settings|trending|collections|blog)\/)([^/]+)\/([^/?#]+?)(?:\.git)?(?:\/|$)/,
    (f) => lower(f[1], f[2]),
  ],
  ["dataset", /^huggingface\.co$/, /^\/datasets\/([^/]+)\/([^/?#]+)/, (f) => lower(f[1], f[2])],
  [
    "model",
    /^huggingface\.co$/,
    /^\/(?!(?:papers|blog|docs|spaces|datasets|collections|tasks|learn|join|login|posts)\/)([^/]+)\/([^/?#]+)/,
    (f) => lower(f[1], f[2]),
  ],
  ["video", /(^|\.)youtube\.com$/, /^\/(?:watch\?(?:.*&)?v=|shorts\/|live\/|embed\/)([\w-]{11})/, (f) => f[1] ?? ""],
  ["video", /^youtu\.be$/, /^\/([\w-]{11})/, (f) => f[1] ?? ""],
];

/** Pages of a site that are about no event: its doors, its shelves, and buttons that share. */
const FURNITURE =
  /^\/(about|privacy|terms|contact|tags?|category|categories|topics?|authors?|subscribe|login|signin|sign-in|signup|sign-up|account|feed|rss|search|share|sharer|intent|newsletters?|archive|jobs|careers|help|support|legal|advertise)(\/|\.|$)/i;
const PEOPLE =
  /(^|\.)(twitter|x|facebook|linkedin|instagram|threads|t|bsky|tiktok|discord|slack|paypal|patreon)\.(com|net|me|app|gg|co)$/;

/** Reads an address as what it stands for; null for homepages, shelves and buttons, which say nothing of an event. */
export function linkKey(address: string): LinkKey | null {
  const clean = normaliseOutsideUrl(address);
  if (!clean) return null;
  const url = new URL(clean);
  const host = url.hostname.replace(/^(www|m|amp)\./, "");
  const path = url.pathname + url.search;
  for (const [of, hosts, paths, name] of RULES) {
    const found = hosts.test(host) ? paths.exec(path) : null;
    if (found) return { of, key: `${of}:${name(found)}` };
  }
  const bare = url.pathname.replace(/\/(index\.\w+|amp)?\/?$/, "");
  if (bare.length < 2 || FURNITURE.test(url.pathname) || PEOPLE.test(host)) return null;
  return { of: "page", key: `page:${host}${bare}${url.search}` };
}

/** What a reader is told a key stands for: "arXiv 2401.12345", "release vllm-project/vllm@v0.6.3". */
export function linkWords(key: string): string {
  const [of, name] = [key.slice(0, key.indexOf(":")), key.slice(key.indexOf(":") + 1)];
  const words: Record<string, string> = { arxiv: "arXiv", doi: "DOI", page: "", model: "model card" };
  return `${words[of] ?? of} ${name}`.trim();
}

/** Whether a paper on arXiv is older than what an item of this moment could be the news of: its number begins with year and month. */
export function isOldPaper({ of, key }: LinkKey, at: number): boolean {
  if (of !== "arxiv") return false;
  const [, year, month] = /^arxiv:(\d\d)(\d\d)/.exec(key) ?? [];
  return at - Date.UTC(2000 + Number(year), Number(month) - 1) > 100 * 86_400_000;
}

/** "example.org" of an address, without what every site has before its name. */
export const hostName = (address: string) => (URL.parse(address)?.hostname ?? "").replace(/^(www|m|amp)\./, "");
