import type { ReactNode } from "react";
import { FormRefusal } from "#components/ui/form-refusal.tsx";
import type { ServerAction } from "#lib/action.ts";
import { actionField } from "#lib/form-action.ts";
import type { Refused } from "#lib/response-status.ts";

type Props = {
  /** What components/shell/sent-form.ts knows it by, and lib/response-status.ts. */
  name: string;
  action: ServerAction;
  /** What unfolds it, where it is folded away until it is wanted. */
  summary?: ReactNode;
  /** What to say when it is done, where its action says nothing. */
  done?: string;
  /** What the form is called, where its surroundings do not say it. */
  label?: string;
  id?: string;
  /** Hidden fields. */
  fields?: Record<string, string>;
  /** The names of fields beside which nothing can be said. */
  unseen?: string[];
  /** What its fields are told from those of other forms by (plain-fields.tsx). */
  within?: string;
  className?: string;
  /** What the request that the page answers was refused for, if this form sent it: it stands in it, with what was typed. */
  refused: Refused | null;
  /** Its fields and its buttons. */
  children: ReactNode;
};

/**
 * A form on pages that many open and few use it on: plain, so that it is prepared with its page and costs whoever reads
 * nothing. Where scripts run components/shell/prepared-forms.ts answers for all of them.
 */
export function PreparedForm({ name, action, summary, label, fields = {}, refused, children, ...form }: Props) {
  const { className = "form", unseen = Object.keys(fields) } = form;
  const called = actionField(action);
  const body = (
    <form
      id={form.id}
      method="post"
      encType="multipart/form-data"
      className={className}
      aria-label={label}
      data-form={name}
      data-done={form.done}
    >
      <FormRefusal state={refused} hidden={unseen} within={form.within} />
      {called && <input type="hidden" name={called} />}
      {Object.entries({ form: name, ...fields }).map(([field, value]) => (
        <input key={field} type="hidden" name={field} value={value} />
      ))}
      {children}
    </form>
  );
  if (!summary) return body;
  return (
    <details className="folded" open={refused !== null}>
      <summary className="text-button">{summary}</summary>
      {body}
    </details>
  );
}
