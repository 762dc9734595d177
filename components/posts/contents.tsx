import { Part } from "#components/ui/part.tsx";
import type { Article, Heading } from "#lib/posts/post.ts";

type Entry = { id: string; text: string };

/** The parts of an article's page that follow its text. */
export const partsAfter = ({ takeaways }: Article): Entry[] => [
  ...(Object.keys(takeaways).length > 0 ? [{ id: "takeaways", text: "Practical takeaways" }] : []),
  { id: "sources", text: "Sources" },
];

/** The table of contents of a longer piece: at the side where there is room, folded away on a phone. */
export function Contents({ headings, more = [] }: { headings: Heading[]; more?: Entry[] }) {
  const parts = headings.filter((heading) => heading.level === 2);
  if (parts.length < 3) return null;
  const entries = [...parts, ...more];
  return (
    <Part as="details" className="toc" of={["contents", entries]}>
      {() => (
        <>
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
        </>
      )}
    </Part>
  );
}
