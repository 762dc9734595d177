import { fieldId } from "#components/ui/plain-fields.tsx";
import type { ActionState } from "#lib/action.ts";

type Props = {
  state: ActionState;
  /** The names of fields that nobody sees: what is wrong with one of those can be said here only. */
  hidden?: string[];
  /** What tells the fields of its form from those of others (plain-fields.tsx). */
  within?: string | undefined;
};

/**
 * Why a form was refused, above its fields, said aloud when it appears. What concerns one field is said beside that field
 * alone; several are listed here, each leading to its field.
 */
export function FormRefusal({ state, hidden = [], within }: Props) {
  if (!state || state.ok) return null;
  const seen = Object.entries(state.fields ?? {}).filter(([name]) => name !== "form" && !hidden.includes(name));
  const [first] = seen;
  if (seen.length === 1 && first?.[1] === state.message) return null;
  if (seen.length < 2) {
    return (
      <p role="alert" tabIndex={-1} className="notice">
        {state.message}
      </p>
    );
  }
  return (
    <div role="alert" tabIndex={-1} className="notice">
      <p>{seen.length} things are to be put right:</p>
      <ul>
        {seen.map(([name, words]) => (
          <li key={name}>
            <a href={`#${fieldId(name, within)}`}>{words}</a>
          </li>
        ))}
      </ul>
    </div>
  );
}
