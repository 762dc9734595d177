import { PlainForm } from "#components/ui/plain-form.tsx";
import type { ServerAction } from "#lib/action.ts";

type Props = {
  action: ServerAction;
  /** What was removed: its id, what it is called and, where it is not shown by its name, what is shown. */
  rows: { id: string; name: string; shown?: string }[];
};

/** What was removed a short while ago, a row for each with the way to have it back. */
export function PutBack({ action, rows }: Props) {
  return (
    <ul className="rows">
      {rows.map(({ id, name, shown = name }) => (
        <li key={id}>
          <span className="flex-1 basis-64 text-grey">{shown}</span>
          <PlainForm action={action} fields={{ id }}>
            <button type="submit" className="text-button" aria-label={`Put back: ${name}`}>
              Put back
            </button>
          </PlainForm>
        </li>
      ))}
    </ul>
  );
}
