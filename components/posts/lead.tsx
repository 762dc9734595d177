import { Cover } from "#components/posts/cover.tsx";
import { CardActions, PostMeta } from "#components/posts/post-card.tsx";
import { Link } from "#components/ui/link.tsx";
import { articlePath } from "#lib/posts/addresses.ts";
import type { ListItem } from "#lib/posts/post.ts";

/** The first briefing of a feed, with its cover. */
export function Lead({ post, now, from }: { post: ListItem; now: Date; from?: string }) {
  return (
    <article className={post.read ? "lead is-read" : "lead"} aria-labelledby={`post-${post.id}`}>
      <Cover slug={post.slug} hue={post.topic.hue} />
      <div>
        <p className="topic">
          <Link href={`/tags/${post.topic.slug}`}>{post.topic.name}</Link>
        </p>
        <h2 id={`post-${post.id}`}>
          <Link href={articlePath(post.slug, from)}>{post.title}</Link>
        </h2>
        <p className="short">{post.shortVersion}</p>
        <PostMeta post={post} now={now} />
        <CardActions post={post} />
      </div>
    </article>
  );
}
