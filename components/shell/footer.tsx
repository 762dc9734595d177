import { THEMES } from "#components/shell/themes.ts";
import { Link } from "#components/ui/link.tsx";
import { Part } from "#components/ui/part.tsx";

/** The foot of every page: where else to go, and the colours. */
export function Footer() {
  return (
    <Part as="footer" className="page" of={["footer"]}>
      {() => (
        <div className="footer">
          <ul>
            <li>
              <Link href="/about">About</Link>
            </li>
            <li>
              <Link href="/tags">All topics</Link>
            </li>
            <li>
              <Link href="/paths">Reading paths</Link>
            </li>
            <li>
              <Link href="/search">Search</Link>
            </li>
          </ul>
          <fieldset className="themes js-only">
            <legend className="sr-only">Colours</legend>
            {THEMES.map((name) => (
              <button key={name} type="button" value={name} aria-pressed="false">
                {name[0]?.toUpperCase() + name.slice(1)}
              </button>
            ))}
          </fieldset>
        </div>
      )}
    </Part>
  );
}
