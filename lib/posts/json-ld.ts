import type { Article } from "#lib/posts/post.ts";
import { absolute } from "#lib/site.ts";

/** The article as schema.org data in JSON, safe inside a script element. */
export function articleJsonLd(article: Article): string {
  const url = absolute(`/posts/${article.slug}`);
  return JSON.stringify({
    "@context": "https://schema.org",
    "@type": "Article",
    headline: article.title,
    description: article.shortVersion,
    datePublished: article.publishedAt,
    dateModified: article.correctedAt ?? article.publishedAt,
    wordCount: article.wordCount,
    keywords: article.topics.map((topic) => topic.name),
    mainEntityOfPage: url,
    image: `${url}/cover.png`,
    author: { "@type": "Organization", name: article.author.name, url: absolute(`/authors/${article.author.handle}`) },
    publisher: { "@type": "Organization", name: "AI Briefing", url: absolute("/") },
    citation: article.sources.map((source) => ({ "@type": "CreativeWork", name: source.title, url: source.url })),
  }).replaceAll("<", "\\u003c");
}
