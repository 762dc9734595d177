import { SharePlaces } from "#components/sharing/share-places.tsx";

/** Share, unfolding what it can do; a plain disclosure that needs no script. */
export function ShareMenu(props: { title: string; slug: string; url: string }) {
  return (
    <details className="share">
      <summary className="text-button" aria-label={`Share: ${props.title}`}>
        Share
      </summary>
      <div>
        <SharePlaces {...props} />
      </div>
    </details>
  );
}
