import type { ReactNode } from "react";
import type { Refused } from "#lib/response-status.ts";

// Fields with all that belongs to one, of plain elements: a form that says itself what it was refused for uses them as they
// are, one with a state of its own through field.tsx, select.tsx and labelled.tsx.

export type About = {
  label: string;
  name: string;
  /** What its form is told from others of the page by, where they have fields of the same names. */
  within?: string | undefined;
  hint?: ReactNode;
};

/** The id of a field: where a list of what is wrong leads to (form-refusal.tsx). */
export const fieldId = (name: string, within?: string) => (within ? `${within}-${name}` : name);

type WithRefusal<Props> = Props & {
  /** What the form was refused for; null before it was sent. */
  refused: Refused | null;
};

type Control = {
  id: string;
  name: string;
  "aria-invalid"?: true;
  "aria-describedby"?: string;
  autoFocus?: true;
};

export type LabelledProps = About & {
  /** `typed` is what was sent before, when that was refused. */
  children: (control: Control, typed: string | undefined) => ReactNode;
};

/** A control with its label, its hint and what is wrong with it. */
export function PlainLabelled({ label, name, within, hint, refused, children }: WithRefusal<LabelledProps>) {
  const id = fieldId(name, within);
  const refusal = refused?.fields?.[name];
  const describedBy = [refusal && `${id}-refusal`, hint && `${id}-hint`].filter(Boolean).join(" ") || undefined;
  const control: Control = { id, name, "aria-describedby": describedBy };
  if (refusal) control["aria-invalid"] = true;
  // A page that was made anew because the form was refused begins at what is wrong; with a script the form sees to it.
  if (refusal && Object.keys(refused?.fields ?? {})[0] === name) control.autoFocus = true;
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {children(control, refused?.values[name])}
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

export type FieldProps = About & {
  type?: "text" | "email" | "url" | "search" | "date";
  /** The keys that a phone offers. */
  inputMode?: "url";
  autoComplete?: string;
  required?: boolean;
  defaultValue?: string;
  multiline?: boolean;
  maxLength?: number;
  /** Set for names and addresses that a machine reads: no capital at their beginning, nothing corrected. */
  verbatim?: boolean;
};

const VERBATIM = { autoCapitalize: "none", autoCorrect: "off", spellCheck: false };

/** A labelled field that keeps what was typed and says what is wrong with it. */
export function PlainField({ multiline, defaultValue, verbatim, ...props }: WithRefusal<FieldProps>) {
  const { label, name, within, hint, refused, ...input } = props;
  return (
    <PlainLabelled {...{ label, name, within, hint, refused }}>
      {(control, typed) =>
        multiline ? (
          <textarea {...control} {...input} rows={3} defaultValue={typed ?? defaultValue} />
        ) : (
          <input {...control} {...input} {...(verbatim ? VERBATIM : {})} defaultValue={typed ?? defaultValue} />
        )
      }
    </PlainLabelled>
  );
}

export type SelectProps = About & { options: { value: string; label: string }[]; defaultValue?: string };

/** A labelled choice of one from a list, that keeps what was chosen and says what is wrong with it. */
export function PlainSelect({ options, defaultValue, ...about }: WithRefusal<SelectProps>) {
  return (
    <PlainLabelled {...about}>
      {(control, chosen) => (
        // React sets the choice of an uncontrolled list only once: a refused one is made anew with what was chosen.
        <select key={chosen ?? defaultValue} {...control} defaultValue={chosen ?? defaultValue}>
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      )}
    </PlainLabelled>
  );
}
