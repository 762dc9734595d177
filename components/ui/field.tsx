import type { ActionState } from "#lib/action.ts";

type Props = {
  label: string;
  name: string;
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
export function Field({ label, name, state, hint, multiline, defaultValue, ...input }: Props) {
  const refusal = state && !state.ok ? state.fields?.[name] : undefined;
  const typed = state && !state.ok ? state.values[name] : undefined;
  const describedBy = [refusal && `${name}-refusal`, hint && `${name}-hint`].filter(Boolean).join(" ") || undefined;
  const common = {
    id: name,
    name,
    defaultValue: typed ?? defaultValue,
    "aria-invalid": refusal ? true : undefined,
    "aria-describedby": describedBy,
  };
  return (
    <div className="field">
      <label htmlFor={name}>{label}</label>
      {multiline ? <textarea {...common} rows={3} maxLength={input.maxLength} /> : <input {...common} {...input} />}
      {refusal && (
        <p id={`${name}-refusal`} className="refusal">
          {refusal}
        </p>
      )}
      {hint && (
        <p id={`${name}-hint`} className="hint">
          {hint}
        </p>
      )}
    </div>
  );
}
