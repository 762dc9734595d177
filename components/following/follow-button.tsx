import { FOLLOWS } from "#components/following/follows.ts";
import { ToggleForm } from "#components/ui/toggle-form.tsx";

type Props = { kind: "topic" | "author" | "source"; id: string; name: string; following: boolean; plain?: boolean };

export function FollowButton({ kind, id, name, following, plain }: Props) {
  const [turnOn, turnOff] = FOLLOWS[kind];
  return (
    <ToggleForm
      kind={kind}
      on={following}
      turnOn={turnOn}
      turnOff={turnOff}
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
