import { Themes } from "#components/shell/themes.tsx";
import { Link } from "#components/ui/link.tsx";

export function Footer() {
  return (
    <footer className="page">
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
        <Themes />
      </div>
    </footer>
  );
}
