import type { ReactNode } from "react";
import { PlainForm } from "#components/ui/plain-form.tsx";
import type { ServerAction } from "#lib/action.ts";

type Props = { id: string | undefined; undo: { words: string; used: boolean } | null; action: ServerAction };

/** "12 removed · Undo" after a press, and that it was taken back. */
export function UndoLine({ id, undo, action }: Props) {
  if (id === "nothing") return <Line>Nothing was changed.</Line>;
  if (!id || !undo) return null;
  if (undo.used) return <Line>Undone: {undo.words}.</Line>;
  return (
    <Line>
      {undo.words}
      <PlainForm action={action} fields={{ undo: id }}>
        <button type="submit" className="text-button is-on" data-key="u">
          Undo
        </button>
      </PlainForm>
    </Line>
  );
}

function Line({ children }: { children: ReactNode }) {
  return (
    <div role="status" className="notice undo-line">
      {children}
    </div>
  );
}
