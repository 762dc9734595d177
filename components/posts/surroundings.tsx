import { Link } from "#components/ui/link.tsx";
import { Part } from "#components/ui/part.tsx";
import { When } from "#components/ui/when.tsx";
import { relativeDate } from "#lib/dates.ts";
import { articlePath } from "#lib/posts/addresses.ts";
import type { PostLine, Topic } from "#lib/posts/post.ts";
import type { Surroundings as Around } from "#lib/posts/queries.ts";

type Props = { around: Around; topic: Topic; from: string | undefined; now: Date; isBelow: boolean };

/** Previous and next of the list that the reader came from, and where to go on. */
export function Surroundings(props: Props) {
  const { around, topic, from, now, isBelow } = props;
  const shown = Object.values(around).flat();
  const dates = shown.map((post) => post && relativeDate(new Date(post.publishedAt), now));
  return (
    <Part isBelow={isBelow} className="article-grid" of={["around", around, topic, from, dates]}>
      {() => <Ways {...props} />}
    </Part>
  );
}

function Ways({ around, topic, from, now }: Props) {
  return (
    <div>
      {(around.newer || around.older) && (
        <nav className="article-part neighbours" aria-label="Previous and next">
          {around.newer && <Neighbour post={around.newer} word="Previous" from={from} />}
          {around.older && <Neighbour post={around.older} word="Next" from={from} />}
        </nav>
      )}
      <More
        title={`More on ${inSentence(topic.name)}`}
        posts={around.sameTopic}
        now={now}
        from={`topic:${topic.slug}`}
      />
      <More title="More from AI Briefing" posts={around.latest} now={now} />
      <More
        title="Don’t miss"
        note="The recent briefings with the most sources."
        posts={around.bestSourced}
        now={now}
      />
      <p className="article-part">
        <Link href="/" className="text-button">
          ← All briefings
        </Link>
      </p>
    </div>
  );
}

/** A topic's name inside a sentence: "Human-AI collaboration" → "human-AI collaboration". */
const inSentence = (name: string) => name.charAt(0).toLowerCase() + name.slice(1);

function Neighbour({ post, word, from }: { post: PostLine; word: string; from: string | undefined }) {
  return (
    <Link href={articlePath(post.slug, from)} rel={word === "Next" ? "next" : "prev"}>
      <span>{word}</span>
      <b>{post.title}</b>
    </Link>
  );
}

type MoreProps = { title: string; note?: string; posts: PostLine[]; now: Date; from?: string };

function More({ title, note, posts, now, from }: MoreProps) {
  if (posts.length === 0) return null;
  const id = title.replace(/\W+/g, "-").toLowerCase();
  return (
    <section className="article-part more" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {note && <p className="meta">{note}</p>}
      <ul>
        {posts.map((post) => (
          <li key={post.id}>
            <Link href={articlePath(post.slug, from)}>{post.title}</Link>
            <p className="meta">
              {post.author.name} · <When at={post.publishedAt} now={now} /> · {post.readingMinutes} min
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
