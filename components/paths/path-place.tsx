import { Link } from "#components/ui/link.tsx";
import { Ring } from "#components/ui/ring.tsx";
import { type PathPlace, pathPath } from "#lib/paths/path.ts";
import { articlePath } from "#lib/posts/addresses.ts";

/** Above an article that was opened from a path: the step that it is, and what its maker says of it. */
export function PathPlaceLine({ place }: { place: PathPlace }) {
  return (
    <aside className="path-place article-grid" aria-label="Reading path">
      <div className="status-line border-t-0!">
        <p>
          <Ring done={place.number / place.total} />
          <span>
            <b>
              Step {place.number} of {place.total}
            </b>{" "}
            in <Link href={pathPath(place.slug)}>{place.title}</Link>
          </span>
        </p>
      </div>
      {place.note && <p className="path-note">{place.note}</p>}
    </aside>
  );
}

/** After the last step: the way back to the path, and on to the first step that is still unread. */
export function PathLastStep({ place }: { place: PathPlace }) {
  return (
    <div className="article-grid">
      <p className="article-part">
        This was the last step of{" "}
        <Link href={pathPath(place.slug)} className="underline">
          {place.title}
        </Link>
        .
        {place.unread && (
          <>
            {" "}
            You have not read all of it yet: go on with{" "}
            <Link href={articlePath(place.unread.slug, `path:${place.slug}`)} className="underline">
              {place.unread.title}
            </Link>
            .
          </>
        )}
      </p>
    </div>
  );
}
