import { Nav } from "#components/shell/nav.tsx";
import { Link } from "#components/ui/link.tsx";
import { Portrait } from "#components/ui/portrait.tsx";
import { Ring } from "#components/ui/ring.tsx";

export function Masthead({ viewer }: { viewer: { name: string; image: string | null } | null }) {
  return (
    <header className="masthead page">
      <Link href="/" className="wordmark">
        <Ring done={0.72} size={20} />
        AI Briefing
      </Link>
      <Nav />
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
    </header>
  );
}
