import { FollowButton } from "#components/following/follow-button.tsx";
import { PageHead } from "#components/shell/page-head.tsx";
import { Link } from "#components/ui/link.tsx";
import { viewer } from "#lib/accounts/session.ts";
import { overlayFor } from "#lib/reading/overlay.ts";
import { listTopics } from "#lib/tags/queries.ts";
import { briefingCount, inSections } from "#lib/tags/topic.ts";

export default async function TopicsPage() {
  const [reader, topics] = await Promise.all([viewer(), listTopics()]);
  const overlay = await overlayFor(reader?.id, { topics: topics.map((topic) => topic.slug) });
  return (
    <>
      <PageHead title="Topics" description="Everything that AI Briefing writes about, topic by topic." path="/tags" />
      <div className="head">
        <h1>Topics</h1>
        <p className="short">Follow what you care about; what is new in it stands in Following, and then it ends.</p>
      </div>
      {topics.length === 0 && (
        <div className="empty">
          <p>There are no topics yet. They appear with the first briefings.</p>
        </div>
      )}
      {inSections(topics).map(({ name, topics: some }, at, { length }) => (
        <section key={name ?? ""} aria-labelledby={`section-${at}`} className="topic-section">
          <h2 id={`section-${at}`} className={length > 1 ? "section-title" : "sr-only"}>
            {name ?? (length > 1 ? "More topics" : "All topics")}
          </h2>
          <div className="topic-list">
            {some.map((topic) => (
              <section key={topic.id} className="card" aria-labelledby={`topic-${topic.id}`}>
                <h3 id={`topic-${topic.id}`}>
                  <Link href={`/tags/${topic.slug}`}>{topic.name}</Link>
                </h3>
                <p className="short">{topic.description}</p>
                <p className="meta">{briefingCount(topic.posts)}</p>
                <div className="card-actions">
                  <FollowButton
                    kind="topic"
                    id={topic.id}
                    name={topic.name}
                    following={overlay.topics.has(topic.slug)}
                    plain
                  />
                </div>
              </section>
            ))}
          </div>
        </section>
      ))}
    </>
  );
}
