import type { ServerAction } from "#lib/action.ts";
import { actionField } from "#lib/form-action.ts";

type Props = {
  /** What it switches, as components/shell/toggles.ts knows it. */
  kind: string;
  on: boolean;
  turnOn: ServerAction;
  turnOff: ServerAction;
  field: string;
  value: string;
  offLabel: string;
  onLabel: string;
  /** What it is about, for those who hear the button without its surroundings. */
  about: string;
  className?: string;
  /** The key of the keyboard map that presses this button. */
  shortcut?: string;
};

/**
 * A button with two states that is a plain form: it works without a script. Where scripts run components/shell/toggles.ts
 * answers for all of them.
 */
export function ToggleForm({ kind, on, offLabel, onLabel, about, ...props }: Props) {
  const action = actionField(on ? props.turnOff : props.turnOn);
  const other = actionField(on ? props.turnOn : props.turnOff);
  const label = on ? onLabel : offLabel;
  return (
    <form
      method="post"
      encType="multipart/form-data"
      data-toggle={kind}
      data-is-on={on ? "" : undefined}
      data-off={offLabel}
      data-on={onLabel}
      data-turn-on={on ? other : undefined}
      data-turn-off={on ? undefined : other}
    >
      {action && <input type="hidden" name={action} />}
      <input type="hidden" name={props.field} value={props.value} />
      <button
        type="submit"
        className={`${props.className ?? "text-button"}${on ? " is-on" : ""}`}
        aria-label={`${label}: ${about}`}
        data-key={props.shortcut}
      >
        {label}
      </button>
    </form>
  );
}
