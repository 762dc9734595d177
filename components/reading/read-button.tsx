import { ToggleForm } from "#components/ui/toggle-form.tsx";
import { markPostRead, markPostUnread } from "#lib/reading/actions.ts";
import type { PieceFields } from "#lib/reading/piece-form.ts";

type Props = { piece: PieceFields; title: string; read: boolean };

export function ReadButton({ piece, title, read }: Props) {
  const [[field, value] = ["", ""]] = Object.entries(piece);
  return (
    <ToggleForm
      kind="read"
      on={read}
      turnOn={markPostRead}
      turnOff={markPostUnread}
      field={field}
      value={value}
      offLabel="Mark as read"
      onLabel="Read"
      about={title}
      className="button"
      shortcut="r"
    />
  );
}
