import type { Article, Heading } from "#lib/posts/post.ts";

type Part = { id: string; text: string };

/** The parts of an article's page that follow its text. */
export const partsAfter = ({ takeaways }: Article): Part[] => [
  ...(Object.keys(takeaways).length > 0 ? [{ id: "takeaways", text: "Practical takeaways" }] : []),
  { id: "sources", text: "Sources" },
];

/** The table of contents of a longer piece: at the side where there is room, folded away on a phone. */
export function Contents({ headings, more = [] }: { headings: Heading[]; more?: Part[] }) {
  const parts = headings.filter((heading) => heading.level === 2);
  if (parts.length < 3) return null;
  const entries = [...parts, ...more];
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
