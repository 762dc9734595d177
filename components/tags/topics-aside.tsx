import { Link } from "#components/ui/link.tsx";
import { Part } from "#components/ui/part.tsx";
import { shortCount } from "#lib/tags/topic.ts";

type Props = { topics: { slug: string; name: string; posts: number }[] };

export function TopicsAside({ topics }: Props) {
  return (
    <Part as="aside" className="aside" aria-labelledby="topics-aside" of={["topics", topics]}>
      {() => <Topics topics={topics} />}
    </Part>
  );
}

function Topics({ topics }: Props) {
  return (
    <>
      <section>
        <h2 id="topics-aside">Topics</h2>
        <ul>
          {topics.map((topic) => (
            <li key={topic.slug}>
              <Link href={`/tags/${topic.slug}`}>
                <span>{topic.name}</span>
                <span>{shortCount(topic.posts)}</span>
              </Link>
            </li>
          ))}
        </ul>
        <p>
          <Link href="/tags">All topics</Link>
        </p>
      </section>
      <section>
        <h2>How it is made</h2>
        <p>
          Every briefing names what it rests on, and says where it stops. <Link href="/about">About AI Briefing</Link>
        </p>
      </section>
    </>
  );
}
