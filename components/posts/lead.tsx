import type { ReactNode } from "react";
import { Cover } from "#components/posts/cover.tsx";
import { CardText } from "#components/posts/post-card.tsx";
import type { ListItem } from "#lib/posts/post.ts";

type Props = { post: ListItem; now: Date; from?: string; why?: ReactNode };

/** The first briefing of a feed, with its cover. */
export function Lead({ post, now, from, why }: Props) {
  return (
    <article className={post.read ? "lead is-read" : "lead"} aria-labelledby={`post-${post.id}`}>
      <Cover slug={post.slug} hue={post.topic.hue} />
      <div>
        <CardText post={post} now={now} from={from} why={why} />
      </div>
    </article>
  );
}
