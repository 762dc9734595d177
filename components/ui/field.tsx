import type { ActionState } from "#lib/action.ts";

type Props = {
  label: string;
  name: string;
  /** Where several forms of one page have a field of this name. */
  id?: string;
  state: ActionState;
  type?: "text" | "email" | "password" | "url" | "search";
  autoComplete?: string;
  hint?: string;
  required?: boolean;
  defaultValue?: string;
  multiline?: boolean;
  maxLength?: number;
};

/** A labelled field that keeps what was typed and says what is wrong with it. */
export function Field({ label, name, id = name, state, hint, multiline, defaultValue, ...input }: Props) {
  const refusal = state && !state.ok ? state.fields?.[name] : undefined;
  const typed = state && !state.ok ? state.values[name] : undefined;
  const describedBy = [refusal && `${id}-refusal`, hint && `${id}-hint`].filter(Boolean).join(" ") || undefined;
  const common = {
    id,
    name,
    defaultValue: typed ?? defaultValue,
    "aria-invalid": refusal ? true : undefined,
    "aria-describedby": describedBy,
  };
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {multiline ? <textarea {...common} rows={3} maxLength={input.maxLength} /> : <input {...common} {...input} />}
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
