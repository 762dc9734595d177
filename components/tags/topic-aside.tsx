import { Link } from "#components/ui/link.tsx";
import { Part } from "#components/ui/part.tsx";
import { roughDate } from "#lib/dates.ts";
import { type CitedWork, LOOKED_AT, MOST_COUNTED, shortCount, type TopicAbout } from "#lib/tags/topic.ts";

type Props = { about: TopicAbout; posts: number };

/** What stands beside a topic's list: what is near to it, what it rests on, and who writes about it. */
export function TopicAside(props: Props) {
  if (props.posts === 0) return null;
  return (
    <Part as="aside" className="aside topic-aside" aria-label="About this topic" of={["topic", props]}>
      {() => <About {...props} />}
    </Part>
  );
}

function About({ about, posts }: Props) {
  const { related, mostCited, publishers, first, authors } = about;
  return (
    <>
      {related.length > 0 && (
        <section aria-labelledby="related">
          <h2 id="related">Related topics</h2>
          <ul>
            {related.map(({ slug, name }) => (
              <li key={slug}>
                <Link href={`/tags/${slug}`}>
                  <span>{name}</span>
                </Link>
              </li>
            ))}
          </ul>
        </section>
      )}
      {(mostCited.length > 0 || publishers.length > 0) && (
        <section aria-labelledby="most-cited">
          <h2 id="most-cited">Most cited</h2>
          {mostCited.map((work) => (
            <Work key={work.url} work={work} more={`in ${work.posts} briefings`} />
          ))}
          {publishers.length > 0 && (
            <p className="meta">
              Most often from{" "}
              {publishers.map(({ name, posts }, at) => (
                <span key={name}>
                  {at > 0 && ", "}
                  {name} ({posts})
                </span>
              ))}
              .
            </p>
          )}
        </section>
      )}
      {first && (
        <section aria-labelledby="earliest">
          <h2 id="earliest">Earliest source</h2>
          <Work work={first} />
        </section>
      )}
      {authors.length > 0 && (
        <section aria-labelledby="written-by">
          <h2 id="written-by">Written by</h2>
          <ul>
            {authors.map(({ handle, name, posts }) => (
              <li key={handle}>
                <Link href={`/authors/${handle}`}>
                  <span>{name}</span>
                  <span>{posts}</span>
                </Link>
              </li>
            ))}
          </ul>
          {posts > LOOKED_AT && (
            <p className="meta mt-3">
              From its newest {LOOKED_AT} briefings of {posts > MOST_COUNTED ? "more than 1,000" : shortCount(posts)}.
            </p>
          )}
        </section>
      )}
    </>
  );
}

function Work({ work: { title, publisher, url, date }, more }: { work: CitedWork; more?: string }) {
  return (
    <p className="work">
      <a href={url} rel="noreferrer noopener">
        {title}
      </a>
      <span className="meta">
        {publisher}, <time dateTime={date}>{roughDate(date)}</time>
        {more && ` · ${more}`}
      </span>
    </p>
  );
}
