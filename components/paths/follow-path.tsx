import { ToggleForm } from "#components/ui/toggle-form.tsx";
import { followPath, unfollowPath } from "#lib/paths/actions.ts";

type Props = { path: { id: string; title: string }; followed: boolean };

/** A followed path stands among one's own, and its new steps among the notices. */
export function FollowPath({ path, followed }: Props) {
  return (
    <ToggleForm
      kind="path"
      on={followed}
      turnOn={followPath}
      turnOff={unfollowPath}
      field="id"
      value={path.id}
      offLabel="Follow"
      onLabel="Following"
      about={path.title}
      shortcut="f"
      className="button"
    />
  );
}
