import { Link } from "#components/ui/link.tsx";
import { linkPath } from "#lib/links/link.ts";

type Kept = { id: string; url: string; title: string }[];
type Props = { kept: Kept; there: Kept; others: string[] };

/** What came of several addresses that were handed in at once. */
export function HandedIn({ kept, there, others }: Props) {
  if (kept.length + there.length + others.length === 0) return null;
  return (
    <div className="notice" role="status">
      <Links words={kept.length === 1 ? "1 link is kept" : `${kept.length} links are kept`} links={kept} />
      <Links words={there.length === 1 ? "1 was there already" : `${there.length} were there already`} links={there} />
      {others.length > 0 && (
        <>
          <p>
            {others.length === 1 ? "1 line is no public address" : `${others.length} lines are no public addresses`},
            and stays below:
          </p>
          <ul className="wrap-anywhere">
            {others.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}

function Links({ words, links }: { words: string; links: Kept }) {
  if (links.length === 0) return null;
  return (
    <>
      <p>{words}:</p>
      <ul className="wrap-anywhere">
        {links.map(({ id, title }) => (
          <li key={id}>
            <Link href={linkPath(id)}>{title}</Link>
          </li>
        ))}
      </ul>
    </>
  );
}
