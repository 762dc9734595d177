import { ShareHere } from "#components/sharing/share-here.tsx";
import { Link } from "#components/ui/link.tsx";
import { sharePlaces } from "#lib/sharing/networks.ts";

/** Every way to pass a briefing on, with the way to its share page where `slug` is given: the system's sheet and copying where scripts run, plain links always. */
export function SharePlaces({ title, slug, url }: { title: string; slug?: string; url: string }) {
  return (
    <>
      <ShareHere title={title} url={url} />
      <ul className="share-list">
        {sharePlaces(url, title).map(({ name, href }) => (
          <li key={name}>
            <a className="text-button" href={href} rel="noreferrer noopener">
              {name}
            </a>
          </li>
        ))}
        {slug && (
          <li>
            <Link className="text-button" href={`/posts/${slug}/share`}>
              Short link
            </Link>
          </li>
        )}
      </ul>
    </>
  );
}
