"use client";

import { createContext, type ReactNode, useActionState, useContext, useEffect, useRef } from "react";
import { Done } from "#components/ui/done.tsx";
import { FormRefusal } from "#components/ui/form-refusal.tsx";
import type { ActionState, ServerAction } from "#lib/action.ts";

const FormState = createContext<ActionState>(null);

/** What the server said of the form around this; null before it was sent. */
export const useFormState = () => useContext(FormState);

type Props = {
  action: ServerAction;
  button: ReactNode;
  isPrimary?: boolean;
  /** What the form is called, where its surroundings do not say it. */
  label?: string;
  /** Hidden fields. */
  fields?: Record<string, string>;
  className?: string;
  /** What its fields are told from those of other forms by (plain-fields.tsx). */
  within?: string;
  /** Set where the page stays when it is done, and the form says so. */
  says?: boolean;
  /** Set where the form is folded away until it is wanted: what unfolds it. */
  summary?: ReactNode;
  children: ReactNode;
};

/**
 * A form with fields: each keeps what was typed and says what is wrong with it. Once refused, the first field that is
 * wrong has the focus, or what was said above them.
 */
export function ActionForm({ action, fields = {}, className = "form", summary, children, ...props }: Props) {
  const [state, submit, pending] = useActionState(action, null);
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (!state || state.ok) return;
    const find = (selector: string) => form.current?.querySelector<HTMLElement>(selector);
    (find("[aria-invalid='true']") ?? find("[role='alert']"))?.focus();
  }, [state]);
  const body = (
    <form ref={form} action={submit} className={className} aria-label={props.label}>
      <FormRefusal state={state} hidden={Object.keys(fields)} within={props.within} />
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <FormState value={state}>{children}</FormState>
      <button type="submit" className={props.isPrimary ? "button is-primary" : "button"} aria-busy={pending}>
        {props.button}
      </button>
      {props.says && <Done state={state} />}
    </form>
  );
  if (!summary) return body;
  return (
    <details className="folded" open={state && !state.ok ? true : undefined}>
      <summary className="text-button">{summary}</summary>
      {body}
    </details>
  );
}
