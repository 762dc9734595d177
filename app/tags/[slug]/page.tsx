import { headers } from "next/headers";
import { FollowOrMute } from "#components/mutes/follow-or-mute.tsx";
import { PostList } from "#components/posts/post-list.tsx";
import { PageHead } from "#components/shell/page-head.tsx";
import { TopicAside } from "#components/tags/topic-aside.tsx";
import { TopicNews } from "#components/tags/topic-news.tsx";
import { viewer } from "#lib/accounts/session.ts";
import { listReader } from "#lib/mutes/mute.ts";
import { findMute } from "#lib/mutes/queries.ts";
import { listItems } from "#lib/reading/list-queries.ts";
import { overlayFor } from "#lib/reading/overlay.ts";
import { refusedForm } from "#lib/response-status.ts";
import { findTopicPage } from "#lib/tags/about-queries.ts";
import { findTopic } from "#lib/tags/queries.ts";
import { briefingCount, followerCount, type TopicAbout } from "#lib/tags/topic.ts";
import { nothingHere } from "../../nothing-here.tsx";

type Props = { params: Promise<{ slug: string }>; searchParams: Promise<{ before?: string; muted?: string }> };

export default async function TopicPage({ params, searchParams }: Props) {
  const [{ slug }, { before, muted }, reader, request] = await Promise.all([params, searchParams, viewer(), headers()]);
  const looking = listReader(reader, muted);
  const [topic, page, overlay, mutes] = await Promise.all([
    // The first page tells about the topic; its older pages are the list alone.
    before === undefined ? findTopicPage(slug, looking) : findTopic(slug),
    listItems({ kind: "topic", slug }, looking, before),
    overlayFor(reader?.id, { topics: [slug] }),
    findMute(looking, "topic", slug),
  ]);
  if (!topic) return nothingHere();
  const about = "about" in topic ? (topic.about as TopicAbout) : null;
  return (
    <>
      <PageHead title={topic.name} description={topic.description} path={`/tags/${topic.slug}`} />
      <div className="head">
        <p className="topic">Topic</p>
        <h1>{topic.name}</h1>
        <p className="short">{topic.description}</p>
        <div className="actions">
          <FollowOrMute
            kind="topic"
            id={topic.id}
            slug={slug}
            name={topic.name}
            following={overlay.topics.has(slug)}
            mutes={mutes}
            signedIn={reader !== null}
            refused={refusedForm(request.get("x-briefing-request"), "mute")}
          />
          <span className="meta">
            {briefingCount(topic.posts)}
            {about && ` · ${followerCount(about.followers)}`}
          </span>
        </div>
      </div>
      {about && topic.posts > 0 && <TopicNews fresh={about.fresh} now={new Date()} />}
      <div className="with-aside">
        <PostList
          items={page.items}
          page={page}
          reader={looking}
          before={before}
          list={`topic:${slug}`}
          empty={`Nothing has been published about ${topic.name.toLowerCase()} yet. Follow it, and the first briefing will find you.`}
          end={`This was everything about ${topic.name.toLowerCase()}.`}
        />
        {about && <TopicAside about={about} posts={topic.posts} />}
      </div>
    </>
  );
}
