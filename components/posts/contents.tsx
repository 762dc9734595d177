import { Part, type Piece } from "#components/ui/part.tsx";
import type { Article, Heading } from "#lib/posts/post.ts";

type Entry = { id: string; text: string };

/** The parts of an article's page that follow its text. */
export const partsAfter = ({ takeaways }: Article): Entry[] => [
  ...(Object.keys(takeaways).length > 0 ? [{ id: "takeaways", text: "Practical takeaways" }] : []),
  { id: "sources", text: "Sources" },
];

/** The table of contents of a longer piece: at the side where there is room, folded away on a phone. */
export function contentsOf(headings: Heading[], more: Entry[] = []): Piece | null {
  const parts = headings.filter((heading) => heading.level === 2);
  if (parts.length < 3) return null;
  const entries = [...parts, ...more];
  return { of: ["contents", entries], children: () => <Folded entries={entries} /> };
}

/** The same as a part of its own. */
export function Contents({ headings }: { headings: Heading[] }) {
  const piece = contentsOf(headings);
  return piece && <Part {...piece} className="first-screen" />;
}

function Folded({ entries }: { entries: Entry[] }) {
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
