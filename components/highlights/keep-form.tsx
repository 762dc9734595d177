"use client";

import { useActionState } from "react";
import { addHighlight } from "#lib/highlights/actions.ts";
import type { PieceFields } from "#lib/reading/piece-form.ts";

/**
 * Keeps a passage that is typed or pasted, where nothing can be selected or no script runs. Its limits are those of
 * lib/highlights/selector.ts, and its fields are written out: an article loads no more than it needs.
 */
export function KeepForm({ piece }: { piece: PieceFields }) {
  const [state, submit] = useActionState(addHighlight, null);
  const refused = state?.ok === false ? state : null;
  return (
    <details className="article-part no-print" open={refused !== null}>
      <summary className="text-button">Keep a passage</summary>
      <form action={submit} className="form">
        {Object.entries(piece).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <div className="field">
          <label htmlFor="keep-exact">Passage</label>
          <textarea
            id="keep-exact"
            name="exact"
            rows={3}
            maxLength={2_000}
            required
            defaultValue={refused?.values.exact}
            aria-invalid={refused ? true : undefined}
            aria-describedby="keep-hint"
          />
          <p id="keep-hint" className="hint">
            As it stands in the text, a few words or more. It is highlighted there.
          </p>
          {refused && (
            <p role="alert" className="refusal">
              {refused.message}
            </p>
          )}
        </div>
        <div className="field">
          <label htmlFor="keep-note">Note, optional</label>
          <textarea id="keep-note" name="note" rows={3} maxLength={4_000} defaultValue={refused?.values.note} />
        </div>
        <div>
          <button type="submit" className="button">
            Keep the passage
          </button>
        </div>
      </form>
    </details>
  );
}
