import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { FollowButton } from "#components/following/follow-button.tsx";
import { PostList } from "#components/posts/post-list.tsx";
import { viewer } from "#lib/accounts/session.ts";
import { listBriefings } from "#lib/posts/queries.ts";
import { overlayFor, withOverlay } from "#lib/reading/overlay.ts";
import { findTopic } from "#lib/tags/queries.ts";

type Props = { params: Promise<{ slug: string }>; searchParams: Promise<{ before?: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const topic = await findTopic((await params).slug);
  if (!topic) return {};
  return { title: topic.name, description: topic.description, alternates: { canonical: `/tags/${topic.slug}` } };
}

export default async function TopicPage({ params, searchParams }: Props) {
  const [{ slug }, { before }] = await Promise.all([params, searchParams]);
  const [reader, topic, page] = await Promise.all([
    viewer(),
    findTopic(slug),
    listBriefings({ kind: "topic", slug }, before),
  ]);
  if (!topic) notFound();
  const overlay = await overlayFor(reader?.id, { posts: page.items.map((post) => post.id), topics: [slug] });
  return (
    <>
      <div className="head">
        <p className="topic">Topic</p>
        <h1>{topic.name}</h1>
        <p className="short">{topic.description}</p>
        <div className="actions">
          <FollowButton kind="topic" id={topic.id} name={topic.name} following={overlay.topics.has(slug)} />
          <span className="meta">{topic.posts === 1 ? "1 briefing" : `${topic.posts} briefings`}</span>
        </div>
      </div>
      <PostList
        items={page.items.map((post) => withOverlay(post, overlay))}
        older={page.older}
        path={`/tags/${slug}`}
        list={`topic:${slug}`}
        empty={`Nothing has been published about ${topic.name.toLowerCase()} yet. Follow it, and the first briefing will find you.`}
        end={`This was everything about ${topic.name.toLowerCase()}.`}
      />
    </>
  );
}
