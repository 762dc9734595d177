import type { ActionState } from "#lib/action.ts";

type Props = { label: string; name: string; accept: string; hint?: string; state: ActionState };

/** A labelled field for one file, that says what is wrong with it. */
export function FileField({ label, name, accept, hint, state }: Props) {
  const refusal = state && !state.ok ? state.fields?.[name] : undefined;
  const describedBy = [refusal && `${name}-refusal`, hint && `${name}-hint`].filter(Boolean).join(" ") || undefined;
  return (
    <div className="field">
      <label htmlFor={name}>{label}</label>
      <input
        type="file"
        id={name}
        name={name}
        accept={accept}
        required
        aria-invalid={refusal ? true : undefined}
        aria-describedby={describedBy}
      />
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
