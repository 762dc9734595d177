"use client";

import { useActionState, useEffect, useRef } from "react";
import type { Selected } from "#components/highlights/selected.ts";
import { Field } from "#components/ui/field.tsx";
import { announce } from "#components/ui/retried.ts";
import type { ActionState } from "#lib/action.ts";
import { addHighlight, noteHighlight, removeHighlight } from "#lib/highlights/actions.ts";
import { MOST_NOTED } from "#lib/highlights/selector.ts";
import type { PieceFields } from "#lib/reading/piece-form.ts";

type Props = {
  /** Of a highlight that is there already. */
  id?: string;
  piece: PieceFields;
  passage: Pick<Selected, "exact"> & Partial<Selected>;
  note: string;
  onClose: () => void;
  onRemoved?: () => void;
};

/** A passage with its note: a new one, or one to edit or remove. */
export function HighlightDialog({ id, piece, passage, note, onClose, onRemoved }: Props) {
  const sheet = useRef<HTMLDialogElement>(null);
  useEffect(() => sheet.current?.showModal(), []);
  const close = () => sheet.current?.close();
  const [kept, keep, isKeeping] = useActionState(async (before: ActionState, form: FormData) => {
    const state = await (id ? noteHighlight : addHighlight)(before, form);
    if (state?.ok) {
      announce(id ? "Note kept" : "Highlighted");
      close();
    }
    return state;
  }, null);
  const [gone, remove, isRemoving] = useActionState(async (before: ActionState, form: FormData) => {
    const state = await removeHighlight(before, form);
    if (state?.ok) {
      onRemoved?.();
      close();
    }
    return state;
  }, null);
  const refusal = [kept, gone].find((state) => state?.ok === false);
  return (
    <dialog ref={sheet} className="sheet" aria-labelledby="passage-title" onClose={onClose}>
      <h2 id="passage-title" className="text-title">
        {id ? "Your highlight" : "New highlight"}
      </h2>
      <blockquote className="passage">{passage.exact}</blockquote>
      <form action={keep} className="form">
        {Object.entries(id ? { id } : { ...piece, ...passage }).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <Field
          label="Note"
          name="note"
          within="passage"
          multiline
          maxLength={MOST_NOTED}
          defaultValue={note}
          state={kept}
        />
        {refusal?.ok === false && !refusal.fields?.note && (
          <p role="alert" className="refusal">
            {refusal.message}
          </p>
        )}
        <div className="flex flex-wrap items-center gap-x-5 gap-y-2">
          <button type="submit" className="button is-primary" aria-busy={isKeeping}>
            {id ? "Keep the note" : "Highlight"}
          </button>
          {id && (
            <button type="submit" className="text-button" formAction={remove} aria-busy={isRemoving}>
              Remove the highlight
            </button>
          )}
          <button type="button" className="text-button" onClick={close}>
            Close
          </button>
        </div>
      </form>
    </dialog>
  );
}
