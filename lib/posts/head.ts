import type { Head } from "#lib/head.ts";
import type { Article } from "#lib/posts/post.ts";
import { absolute } from "#lib/site.ts";

/** What an article says of itself: the properties of Open Graph's "article", and its figure as the picture of its card. */
export function articleHead({ slug, title, shortVersion, author, publishedAt, correctedAt, topics }: Article): Head {
  const path = `/posts/${slug}`;
  return {
    ...{ title, path, description: shortVersion },
    card: () => ({
      "og:type": "article",
      "og:url": absolute(path),
      "og:image": absolute(`${path}/cover.png`),
      ...{ "og:image:width": "1200", "og:image:height": "630", "og:image:alt": `${title}. AI Briefing.` },
      "article:published_time": publishedAt,
      "article:modified_time": correctedAt ?? undefined,
      "article:author": absolute(`/authors/${author.handle}`),
      "article:tag": topics.map(({ name }) => name),
    }),
  };
}
