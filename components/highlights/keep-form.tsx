"use client";

import { useActionState } from "react";
import { Field } from "#components/ui/field.tsx";
import { addHighlight } from "#lib/highlights/actions.ts";
import { MOST_NOTED, MOST_QUOTED } from "#lib/highlights/selector.ts";

/** Keeps a passage that is typed or pasted, where nothing can be selected or no script runs. */
export function KeepForm({ postId }: { postId: string }) {
  const [state, submit] = useActionState(addHighlight, null);
  return (
    <details className="article-part no-print" open={state?.ok === false}>
      <summary className="text-button">Keep a passage</summary>
      <form action={submit} className="form">
        <input type="hidden" name="postId" value={postId} />
        <Field
          label="Passage"
          name="exact"
          multiline
          maxLength={MOST_QUOTED}
          state={state}
          hint="As it stands in the text, a few words or more. It is highlighted there."
        />
        <Field label="Note" name="note" multiline maxLength={MOST_NOTED} state={state} hint="Optional." />
        {state?.ok === false && !state.fields && (
          <p role="alert" className="refusal">
            {state.message}
          </p>
        )}
        <div>
          <button type="submit" className="button">
            Keep the passage
          </button>
        </div>
      </form>
    </details>
  );
}
