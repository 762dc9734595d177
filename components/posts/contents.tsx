import type { Article } from "#lib/posts/post.ts";

/** The table of contents of a longer piece: at the side where there is room, folded away on a phone. */
export function Contents({ article }: { article: Article }) {
  const headings = article.contents.filter((heading) => heading.level === 2);
  if (headings.length < 3) return null;
  const entries = [
    ...headings,
    ...(Object.keys(article.takeaways).length > 0 ? [{ id: "takeaways", text: "Practical takeaways" }] : []),
    { id: "sources", text: "Sources" },
  ];
  return (
    <details className="toc">
      <summary>Contents</summary>
      <nav aria-label="Contents">
        <ol>
          {entries.map(({ id, text }) => (
            <li key={id}>
              <a href={`#${id}`}>{text}</a>
            </li>
          ))}
        </ol>
      </nav>
    </details>
  );
}
