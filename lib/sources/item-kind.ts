import type { Enclosure } from "#lib/sources/parsed-feed.ts";

type Kind = "paper" | "report" | "video" | "podcast" | "thread" | "repository" | "post";

const HOSTS: [Kind, RegExp][] = [
  ["video", /(^|\.)(youtube\.com|youtu\.be|vimeo\.com)$/],
  ["paper", /(^|\.)(arxiv\.org|biorxiv\.org|medrxiv\.org|openreview\.net|aclanthology\.org)$/],
  ["repository", /(^|\.)(github\.com|gitlab\.com|codeberg\.org|huggingface\.co)$/],
  ["thread", /(^|\.)(news\.ycombinator\.com|lobste\.rs|reddit\.com|bsky\.app|mastodon\.social)$/],
];

/** What kind of source a thing of a feed is, by where it stands and what comes with it. */
export function kindOf(url: string, enclosures: Enclosure[]): Kind {
  const host = URL.parse(url)?.hostname ?? "";
  const byHost = HOSTS.find(([, pattern]) => pattern.test(host))?.[0];
  if (byHost) return byHost;
  const types = enclosures.map(({ type }) => type ?? "");
  if (types.some((type) => type.startsWith("audio/"))) return "podcast";
  if (types.some((type) => type.startsWith("video/"))) return "video";
  return "post";
}
