import type { ReactNode } from "react";
import { PlainForm } from "#components/ui/plain-form.tsx";
import { Said } from "#components/ui/said.tsx";
import type { ServerAction } from "#lib/action.ts";

type Props = { id: string | undefined; undo: { words: string; used: boolean } | null; action: ServerAction };

/** "12 removed · Undo" after a press, as long as that can be pressed, and once that it was taken back. */
export function UndoLine({ id, undo, action }: Props) {
  if (id === "nothing") return <Line id={id} words="Nothing was changed." once />;
  if (!id || !undo) return null;
  if (undo.used) return <Line id={id} words={`Undone: ${undo.words}.`} once />;
  return (
    <Line id={id} words={undo.words}>
      <PlainForm action={action} fields={{ undo: id }}>
        <button type="submit" className="text-button is-on" data-key="u">
          Undo
        </button>
      </PlainForm>
    </Line>
  );
}

type LineProps = { id: string; words: string; once?: boolean; children?: ReactNode };

function Line({ id, words, once = false, children }: LineProps) {
  return (
    <div className="notice undo-line">
      {words}
      {/* Another act of the same words is said as well. */}
      <Said key={id} words={words} once={once} />
      {children}
    </div>
  );
}
