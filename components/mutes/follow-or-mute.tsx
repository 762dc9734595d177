import type { ComponentProps } from "react";
import { FollowButton } from "#components/following/follow-button.tsx";
import { MuteMenu } from "#components/mutes/mute-menu.tsx";
import { MutedNote } from "#components/mutes/muted-note.tsx";
import type { Refused } from "#lib/response-status.ts";

type Props = ComponentProps<typeof FollowButton> & {
  /** The topic's slug or the author's handle. */
  slug: string;
  mutes: ComponentProps<typeof MutedNote>["mutes"];
  signedIn: boolean;
  refused: Refused | null;
};

/** The ways to hear more of a topic or author, and less. */
export function FollowOrMute({ slug, mutes, signedIn, refused, ...follow }: Props) {
  const button = <FollowButton {...follow} />;
  if (!signedIn) return button;
  const { kind, name, following } = follow;
  return (
    <>
      {button}
      {mutes.length > 0 ? (
        <MutedNote mutes={mutes} followed={following} />
      ) : (
        <MuteMenu things={[{ kind, key: slug, label: name }]} about={name} refused={refused} />
      )}
    </>
  );
}
