import { Link } from "#components/ui/link.tsx";
import { Ring } from "#components/ui/ring.tsx";
import { minuteCount, type Progress, stepCount } from "#lib/paths/path.ts";
import { articlePath } from "#lib/posts/addresses.ts";

type Props = { progress: Progress; slug: string; signedIn: boolean };

/** "2 of 6 read · 24 minutes left", with the ring as far closed, and the way to the next step. */
export function PathProgress({ progress, slug, signedIn }: Props) {
  const { read, total, minutes, minutesLeft, next } = progress;
  const begun = signedIn && read > 0;
  return (
    <div className="status-line">
      <p>
        <Ring done={total === 0 ? 0 : read / total} />
        <span>
          <b>{begun ? `${read} of ${total} read` : stepCount(total)}</b>
          {` · ${begun && minutesLeft > 0 ? `${minuteCount(minutesLeft)} left` : `${minuteCount(minutes)} in all`}`}
        </span>
      </p>
      {next && (
        <Link href={articlePath(next.post.slug, `path:${slug}`)}>{begun ? "Go on with the next step" : "Begin"}</Link>
      )}
    </div>
  );
}

/** The end of a path, said as such. */
export function PathEnd({ progress }: { progress: Progress }) {
  const { read, total, minutes, next } = progress;
  if (total === 0) return null;
  const finished = next === null;
  return (
    <section className="caught-up" aria-labelledby="path-end">
      <Ring done={read / total} size={76} />
      <div>
        <h2 id="path-end">{finished ? "You finished this path" : "The path ends here"}</h2>
        <p>
          {finished ? `${stepCount(total)}, ${minuteCount(minutes)}. ` : ""}
          <Link href="/paths">{finished ? "Choose another" : "All reading paths"}</Link>
          {finished && ", or stop here."}
        </p>
      </div>
    </section>
  );
}
