import { ToggleForm } from "#components/ui/toggle-form.tsx";
import {
  followAuthor,
  followFeed,
  followTopic,
  unfollowAuthor,
  unfollowFeed,
  unfollowTopic,
} from "#lib/following/actions.ts";

type Props = { kind: "topic" | "author" | "source"; id: string; name: string; following: boolean; plain?: boolean };

const TURN = {
  topic: { turnOn: followTopic, turnOff: unfollowTopic },
  author: { turnOn: followAuthor, turnOff: unfollowAuthor },
  source: { turnOn: followFeed, turnOff: unfollowFeed },
};

export function FollowButton({ kind, id, name, following, plain }: Props) {
  return (
    <ToggleForm
      kind={kind}
      on={following}
      {...TURN[kind]}
      field="id"
      value={id}
      offLabel="Follow"
      onLabel="Following"
      about={name}
      shortcut="f"
      className={plain ? "text-button" : "button"}
    />
  );
}
