"use client";

import { type ReactNode, useActionState } from "react";
import { arrangeDesk } from "#lib/desk/actions.ts";
import { DESK_FORM, type StoryState } from "#lib/desk/inbox.ts";

type Props = {
  state: StoryState;
  /** Where selected items can be moved to. */
  stories: { id: string; title: string }[];
  children: ReactNode;
};

/** What can be done with selected stories and items, above them: one form, each button one act, pressed by its key too. */
export function DeskForm({ state, stories, children }: Props) {
  const [answer, submit, pending] = useActionState(arrangeDesk, null);
  return (
    <div className="bulk-list">
      <form
        id={DESK_FORM}
        action={submit}
        className="bulk"
        aria-label="With the selected ones"
        aria-busy={pending}
        data-keys
      >
        <Act act="merge" shortcut="m">
          Merge
        </Act>
        <Act act="split" shortcut="s">
          Split out
        </Act>
        {state !== "set_aside" && (
          <Act act="set-aside" shortcut="e">
            Set aside
          </Act>
        )}
        {state !== "open" && <Act act="reopen">Back to new</Act>}
        <span className="bulk-lists">
          <select name="to" aria-label="Story to move to" defaultValue="">
            <option value="">Story…</option>
            {stories.map(({ id, title }) => (
              <option key={id} value={id}>
                {title}
              </option>
            ))}
          </select>
          <Act act="move">Move items</Act>
        </span>
        {answer && !answer.ok && (
          <p role="alert" className="refusal">
            {answer.message}
          </p>
        )}
      </form>
      {children}
    </div>
  );
}

function Act({ act, shortcut, children }: { act: string; shortcut?: string; children: ReactNode }) {
  return (
    <button type="submit" name="act" value={act} className="text-button" data-key={shortcut}>
      {children}
    </button>
  );
}
