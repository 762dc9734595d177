import { Lead } from "#components/posts/lead.tsx";
import { PostCard } from "#components/posts/post-card.tsx";
import { Why } from "#components/ranking/why.tsx";
import { LinkCard } from "#components/sources/link-card.tsx";
import { together } from "#components/ui/part.tsx";
import { Prepared } from "#components/ui/prepared.tsx";
import { relativeDate } from "#lib/dates.ts";
import { markupOf } from "#lib/markup.ts";
import type { ListItem } from "#lib/posts/post.ts";
import { isLink, type LinkSummary } from "#lib/sources/link.ts";

/** A briefing or a link in a list; `receipt` says why it stands there, where the list is not newest first. */
export type CardItem = { post: ListItem | LinkSummary; receipt?: Parameters<typeof Why>[0]["receipt"] };

type Props = { items: CardItem[]; now: Date; from?: string; isLead?: boolean };

/** The cards of a list, or its lead, as prepared HTML: each is rendered once for all readers to whom it looks the same. */
export function Cards({ items, now, from, isLead = false }: Props) {
  const Card = isLead ? Lead : PostCard;
  const texts = items.map(({ post, receipt }) =>
    markupOf(
      JSON.stringify([
        isLead ? "lead" : "card",
        from,
        relativeDate(new Date(isLink(post) ? post.writtenAt : post.publishedAt), now),
        post,
        receipt,
      ]),
      () =>
        isLink(post) ? (
          <LinkCard item={post} now={now} />
        ) : (
          <Card post={post} now={now} from={from} why={receipt && <Why title={post.title} receipt={receipt} />} />
        ),
    ),
  );
  // Another page of the list takes its place; the same page made anew is exchanged for what differs.
  return <Prepared key={items[0]?.post.id} text={together(texts)} />;
}

/** Briefings and links as items of a list that is newest first. */
export const plainItems = (posts: (ListItem | LinkSummary)[]): CardItem[] => posts.map((post) => ({ post }));
