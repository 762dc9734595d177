import { CaughtUp } from "#components/posts/caught-up.tsx";
import { Link } from "#components/ui/link.tsx";
import { Part } from "#components/ui/part.tsx";
import type { Account, LeftOut } from "#lib/following/left-out.ts";

type Props = {
  account: Account;
  minutes: number;
  /** Whether it is the first visit, in which nothing can be new yet. */
  first: boolean;
};

/** The end of what is new: how much it was, what was left out and why, and where each of it stands. */
export function EndOfNew(props: Props) {
  return <Part of={["end of new", props]}>{() => <End {...props} />}</Part>;
}

function End({ account, minutes, first }: Props) {
  const { considered, shown, links, leftOut, countless } = account;
  const left = (reason: LeftOut["reason"]) => leftOut.find((each) => each.reason === reason)?.posts ?? 0;
  const cut = left("minutes");
  const welcome = first && shown === 0 && cut === 0 && left("read") === 0;
  const posts = shown - links;
  const what =
    shown === 0 ? nothing() : [posts > 0 && postsText(), links > 0 && linksText()].filter(Boolean).join(", and ");

  function postsText() {
    return `${counted(posts, "new briefing")}, ${minutesText(minutes)}`;
  }

  function linksText() {
    return counted(links, posts > 0 ? "link" : "new link");
  }

  function ending() {
    if (welcome) return { title: "What is new will stand here" };
    if (cut === 0) return {};
    return { title: shown > 0 ? "Your minutes are full" : "Nothing is short enough", done: shown / (shown + cut) };
  }

  function nothing() {
    if (welcome)
      return "From now on, when something is published in what you follow. Anything below was published before";
    if (cut > 0) return "Each takes longer than your minutes";
    return left("read") > 0 ? "Nothing unread" : "Nothing new";
  }

  return (
    <CaughtUp {...ending()}>
      {what}.{leftOut.length > 0 && ` Left out of ${considered}: `}
      {leftOut.map((each, at) => (
        <span key={each.reason}>
          {at > 0 && "; "}
          {REASONS[each.reason](each)}{" "}
          <Link href={each.href} aria-label={`Show what was left out: ${REASONS[each.reason](each)}`}>
            show
          </Link>
        </span>
      ))}
      {leftOut.length > 0 ? "." : countless || welcome ? "" : " Nothing was left out."}
      {countless && (
        <>
          {" "}
          What you do not follow was not counted, there is too much of it: <Link href="/">see everything</Link>.
        </>
      )}
    </CaughtUp>
  );
}

const REASONS: Record<LeftOut["reason"], (left: LeftOut) => string> = {
  "not-followed": ({ posts }) => `${posts} that you do not follow`,
  muted: ({ posts }) => `${posts} by your mutes`,
  read: ({ posts }) => `${posts} that you have read`,
  minutes: ({ posts }) => `${posts} by your minutes`,
  window: ({ posts }) => `${posts} older than those that are ranked`,
  links: ({ posts }) => `${counted(posts, "link")} older than those that stand here`,
};

const counted = (many: number, what: string) => `${many} ${what}${many === 1 ? "" : "s"}`;

export const minutesText = (minutes: number) => (minutes === 1 ? "1 minute" : `${minutes} minutes`);
