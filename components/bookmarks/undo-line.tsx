import { PlainForm } from "#components/ui/plain-form.tsx";
import { undoArranging } from "#lib/bookmarks/actions.ts";

type Props = { id: string | undefined; undo: { words: string; used: boolean } | null };

/** "12 removed · Undo" after a press among the saved, and that it was taken back. */
export function UndoLine({ id, undo }: Props) {
  if (id === "nothing") return <Line>Nothing was changed.</Line>;
  if (!id || !undo) return null;
  if (undo.used) return <Line>Undone: {undo.words}.</Line>;
  return (
    <Line>
      {undo.words}
      <PlainForm action={undoArranging} fields={{ undo: id }}>
        <button type="submit" className="text-button is-on">
          Undo
        </button>
      </PlainForm>
    </Line>
  );
}

function Line({ children }: { children: React.ReactNode }) {
  return (
    <div role="status" className="notice undo-line">
      {children}
    </div>
  );
}
