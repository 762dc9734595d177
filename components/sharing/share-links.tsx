import { OwnShareLink } from "#components/sharing/own-share-link.tsx";
import { Link } from "#components/ui/link.tsx";

type Props = { links: { id: string; opens: number; title: string; slug: string; url: string }[] };

/** The share links that a reader made and did not withdraw. */
export function ShareLinks({ links }: Props) {
  return (
    <section className="article-part" aria-labelledby="share-links">
      <h2 id="share-links">Your share links</h2>
      {links.length === 0 && <p className="text-grey">None yet. Share a briefing to make one.</p>}
      <ul className="rows">
        {links.map((link) => (
          <li key={link.id}>
            <Link href={`/posts/${link.slug}`} className="font-semibold">
              {link.title}
            </Link>
            <OwnShareLink link={link} url={link.url} />
          </li>
        ))}
      </ul>
    </section>
  );
}
