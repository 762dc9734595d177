import type { ReactNode } from "react";
import { FormRefusal } from "#components/ui/form-refusal.tsx";
import { Part } from "#components/ui/part.tsx";
import type { ServerAction } from "#lib/action.ts";
import { actionField } from "#lib/form-action.ts";
import type { Refused } from "#lib/response-status.ts";

type FormProps = {
  /** What components/shell/sent-form.ts knows it by, and lib/response-status.ts. */
  name: "mute" | "keep-passage" | "keep-search";
  action: ServerAction;
  /** What unfolds it. */
  summary: ReactNode;
  button: string;
  /** What the form is called, where its surroundings do not say it. */
  label?: string;
  /** Hidden fields. */
  fields?: Record<string, string>;
  formClass?: string;
  /** What the request that the page answers was refused for, if this form sent it. */
  refused: Refused | null;
  children: (refused: Refused | null) => ReactNode;
};

type Props = FormProps & {
  /** All that its fields depend on, as JSON. */
  of: readonly unknown[];
  className: string;
  isBelow?: boolean;
};

/**
 * A form that is folded away until it is wanted, on pages that many open and few use it on: plain and prepared, so that it
 * costs its page nothing. Without a script what it was refused for stands in it, with what was typed; where scripts run
 * components/shell/folded-forms.ts answers for all of them.
 */
export function FoldedForm({ of, className, isBelow, ...form }: Props) {
  // What somebody typed is kept for nobody else.
  if (form.refused) {
    return (
      <div className={className}>
        <Folded {...form} />
      </div>
    );
  }
  return (
    <Part className={className} isBelow={isBelow} of={[form.name, ...of]}>
      {() => <Folded {...form} />}
    </Part>
  );
}

function Folded({
  name,
  action,
  summary,
  button,
  label,
  fields = {},
  formClass = "form",
  refused,
  children,
}: FormProps) {
  const called = actionField(action);
  return (
    <details className="folded" open={refused !== null}>
      <summary className="text-button">{summary}</summary>
      <form method="post" encType="multipart/form-data" className={formClass} aria-label={label} data-form={name}>
        <FormRefusal state={refused} hidden={Object.keys(fields)} />
        {called && <input type="hidden" name={called} />}
        {Object.entries({ form: name, ...fields }).map(([field, value]) => (
          <input key={field} type="hidden" name={field} value={value} />
        ))}
        {children(refused)}
        <button type="submit" className="button">
          {button}
        </button>
      </form>
    </details>
  );
}
