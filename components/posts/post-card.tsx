import type { ReactNode } from "react";
import { SaveButton } from "#components/bookmarks/save-button.tsx";
import { Link } from "#components/ui/link.tsx";
import { When } from "#components/ui/when.tsx";
import { mutedMark } from "#lib/mutes/mute.ts";
import { articlePath } from "#lib/posts/addresses.ts";
import type { ListItem } from "#lib/posts/post.ts";

type Props = {
  post: ListItem;
  now: Date;
  /** The list, so that the article's previous and next are of it. */
  from?: string;
  /** Why it stands where it does, in a list that is not newest first. */
  why?: ReactNode;
};

/** A briefing in a list. */
export function PostCard(props: Props) {
  const { post } = props;
  return (
    <article
      className={`card${post.read ? " is-read" : ""}${post.mutedBy ? " is-muted" : ""}`}
      aria-labelledby={`post-${post.id}`}
    >
      <CardText {...props} />
    </article>
  );
}

/** All that a card says and does; a lead has the same beside its cover. */
export function CardText({ post, now, from, why }: Props) {
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
      {why}
    </>
  );
}

function PostMeta({ post, now }: { post: ListItem; now: Date }) {
  return (
    <p className="meta">
      <Link href={`/authors/${post.author.handle}`}>{post.author.name}</Link> · <When at={post.publishedAt} now={now} />
      {` · ${post.readingMinutes} min${progressMark(post)}${mutedMark(post.mutedBy)}`}
    </p>
  );
}

/** How far somebody has come, among the other facts; nothing for what is unread. */
const progressMark = ({ read, started }: Pick<ListItem, "read" | "started">) =>
  read ? " · read" : started ? " · started" : "";

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
