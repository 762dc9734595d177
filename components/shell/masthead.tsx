import { PLACES } from "#components/shell/places.ts";
import { Link } from "#components/ui/link.tsx";
import { Part } from "#components/ui/part.tsx";
import { Portrait } from "#components/ui/portrait.tsx";
import { Ring } from "#components/ui/ring.tsx";

type Props = {
  viewer: { name: string; image: string | null } | null;
  /** The path of the page that is made. */
  path: string;
};

/** The head of every page: the wordmark, the four places, search, and who is signed in. */
export function Masthead({ viewer, path }: Props) {
  const place = PLACES.find(({ href }) => href === path)?.href;
  return (
    <Part as="header" className="masthead page" of={["masthead", viewer, place]}>
      {() => <Ways viewer={viewer} place={place} />}
    </Part>
  );
}

function Ways({ viewer, place }: Pick<Props, "viewer"> & { place: string | undefined }) {
  return (
    <>
      <Link href="/" className="wordmark">
        <Ring done={0.72} size={20} />
        AI Briefing
      </Link>
      <nav className="nav" aria-label="Main">
        {PLACES.map(({ href, name }) => (
          <Link key={href} href={href} aria-current={place === href ? "page" : undefined}>
            {name}
          </Link>
        ))}
      </nav>
      <div className="masthead-side">
        <Link href="/search" aria-keyshortcuts="Control+K Meta+K" data-palette="">
          Search<span className="sr-only"> and commands</span>
          <span className="key max-md:hidden" aria-hidden="true">
            Ctrl K
          </span>
        </Link>
        {viewer ? (
          <Link href="/you">
            <Portrait name={viewer.name} image={viewer.image} />
            <span className="sr-only">Account of {viewer.name}</span>
          </Link>
        ) : (
          <Link href="/sign-in">Sign in</Link>
        )}
      </div>
    </>
  );
}
