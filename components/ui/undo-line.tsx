import type { ReactNode } from "react";
import { PlainForm } from "#components/ui/plain-form.tsx";
import { Said } from "#components/ui/said.tsx";
import type { ServerAction } from "#lib/action.ts";

type Props = { id: string | undefined; undo: { words: string; used: boolean } | null; action: ServerAction };

/** "12 removed · Undo" after a press, as long as that can be pressed, and once that it was taken back. */
export function UndoLine({ id, undo, action }: Props) {
  if (id === "nothing") return <Line words="Nothing was changed." once />;
  if (!id || !undo) return null;
  if (undo.used) return <Line words={`Undone: ${undo.words}.`} once />;
  return (
    <Line words={undo.words}>
      <PlainForm action={action} fields={{ undo: id }}>
        <button type="submit" className="text-button is-on" data-key="u">
          Undo
        </button>
      </PlainForm>
    </Line>
  );
}

function Line({ words, once = false, children }: { words: string; once?: boolean; children?: ReactNode }) {
  return (
    <div className="notice undo-line">
      {words}
      <Said words={words} once={once} />
      {children}
    </div>
  );
}
