"use client";

import type { ReactNode } from "react";
import { useFormState } from "#components/ui/action-form.tsx";
import type { ActionState } from "#lib/action.ts";

export type About = {
  label: string;
  name: string;
  /** Where several forms of one page have a field of this name. */
  id?: string;
  hint?: ReactNode;
  /** What the server said, where the form around it is no ActionForm. */
  state?: ActionState;
};

type Control = {
  id: string;
  name: string;
  "aria-invalid"?: true;
  "aria-describedby"?: string;
  autoFocus?: true;
};

type Props = About & {
  /** `typed` is what was sent before, when that was refused. */
  children: (control: Control, typed: string | undefined) => ReactNode;
};

/** A control with its label, its hint and what is wrong with it, as the form around it was told. */
export function Labelled({ label, name, id = name, hint, state, children }: Props) {
  const around = useFormState();
  const said = state ?? around;
  const refused = said && !said.ok ? said : null;
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
