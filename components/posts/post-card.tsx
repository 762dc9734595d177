import { SaveButton } from "#components/bookmarks/save-button.tsx";
import { Link } from "#components/ui/link.tsx";
import { When } from "#components/ui/when.tsx";
import { muteWords } from "#lib/mutes/mute.ts";
import { articlePath } from "#lib/posts/addresses.ts";
import type { ListItem } from "#lib/posts/post.ts";

/** A briefing in a list. `from` names the list, so that the article's previous and next are of that list. */
export function PostCard({ post, now, from }: { post: ListItem; now: Date; from?: string }) {
  return (
    <article
      className={`card${post.read ? " is-read" : ""}${post.mutedBy ? " is-muted" : ""}`}
      aria-labelledby={`post-${post.id}`}
    >
      <CardText post={post} now={now} from={from} />
    </article>
  );
}

/** All that a card says and does; a lead has the same beside its cover. */
export function CardText({ post, now, from }: { post: ListItem; now: Date; from?: string }) {
  return (
    <>
      <p className="topic">
        <Link href={`/tags/${post.topic.slug}`}>{post.topic.name}</Link>
      </p>
      <h2 id={`post-${post.id}`}>
        <Link href={articlePath(post.slug, from)}>{post.title}</Link>
      </h2>
      <p className="short">{post.shortVersion}</p>
      <PostMeta post={post} now={now} />
      <CardActions post={post} />
    </>
  );
}

function PostMeta({ post, now }: { post: ListItem; now: Date }) {
  const mark = post.mutedBy ? ` · you muted ${post.mutedBy.map(muteWords).join(", ")}` : "";
  return (
    <p className="meta">
      <Link href={`/authors/${post.author.handle}`}>{post.author.name}</Link> · <When at={post.publishedAt} now={now} />
      {` · ${post.readingMinutes} min${post.read ? " · read" : ""}${mark}`}
    </p>
  );
}

function CardActions({ post }: { post: ListItem }) {
  return (
    <div className="card-actions">
      <SaveButton post={post} saved={post.saved} />
      <Link className="text-button" href={`/posts/${post.slug}/share`} aria-label={`Share: ${post.title}`}>
        Share
      </Link>
    </div>
  );
}
