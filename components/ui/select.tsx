import type { ActionState } from "#lib/action.ts";

type Props = {
  label: string;
  name: string;
  /** Set where one page has the field more than once. */
  id?: string;
  options: { value: string; label: string }[];
  defaultValue?: string;
  hint?: string;
  state: ActionState;
};

/** A labelled choice of one from a list, that keeps what was chosen and says what is wrong with it. */
export function Select({ label, name, id = name, options, defaultValue, hint, state }: Props) {
  const refusal = state && !state.ok ? state.fields?.[name] : undefined;
  const chosen = state && !state.ok ? state.values[name] : undefined;
  const describedBy = [refusal && `${id}-refusal`, hint && `${id}-hint`].filter(Boolean).join(" ") || undefined;
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <select
        // React sets the choice of an uncontrolled list only once: a refused one is made anew with what was chosen.
        key={chosen ?? defaultValue}
        id={id}
        name={name}
        defaultValue={chosen ?? defaultValue}
        aria-invalid={refusal ? true : undefined}
        aria-describedby={describedBy}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
      {refusal && (
        <p id={`${id}-refusal`} className="refusal">
          {refusal}
        </p>
      )}
      {hint && (
        <p id={`${id}-hint`} className="hint">
          {hint}
        </p>
      )}
    </div>
  );
}
