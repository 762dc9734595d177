import { roughDate } from "#lib/dates.ts";
import type { Source } from "#lib/posts/post.ts";

export function Sources({ sources }: { sources: Source[] }) {
  return (
    <section className="article-part" aria-labelledby="sources">
      <h2 id="sources">Sources</h2>
      <ol className="sources">
        {sources.map((source) => (
          <li key={source.key} id={`source-${source.number}`}>
            <span className="number" aria-hidden="true">
              {source.number}
            </span>
            <div>
              <a href={source.url}>{source.title}</a>
              <p className="kind">
                <span className="capitalize">{source.kind}</span> · {source.publisher} ·{" "}
                <time dateTime={source.date}>{roughDate(source.date)}</time>
              </p>
              {source.note && <p className="kind">{source.note}</p>}
            </div>
          </li>
        ))}
      </ol>
    </section>
  );
}
