import { ToggleForm } from "#components/ui/toggle-form.tsx";
import { followAuthor, followTopic, unfollowAuthor, unfollowTopic } from "#lib/following/actions.ts";

type Props = { kind: "topic" | "author"; id: string; name: string; following: boolean; plain?: boolean };

export function FollowButton({ kind, id, name, following, plain }: Props) {
  return (
    <ToggleForm
      kind={kind}
      on={following}
      turnOn={kind === "topic" ? followTopic : followAuthor}
      turnOff={kind === "topic" ? unfollowTopic : unfollowAuthor}
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
