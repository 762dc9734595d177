"use client";

import { type ReactNode, useActionState } from "react";
import { arrangeDesk } from "#lib/desk/actions.ts";
import { DESK_FORM, type StoryState } from "#lib/desk/inbox.ts";

type Props = {
  state: StoryState;
  /** The stories beneath, where selected items can be moved to; none on the page of one story. */
  stories: { id: string; title: string }[];
  children: ReactNode;
};

/** What can be done with selected stories and items, above them: one form, each button one act, pressed by its key too. */
export function DeskForm({ state, stories, children }: Props) {
  const [answer, submit, pending] = useActionState(arrangeDesk, null);
  const several = stories.length > 0;
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
        {several && (
          <Act act="merge" shortcut="m">
            Merge
          </Act>
        )}
        <Act act="split" shortcut="s">
          Split out
        </Act>
        {several && state !== "set_aside" && (
          <Act act="set-aside" shortcut="e">
            Set aside
          </Act>
        )}
        {several && state !== "open" && <Act act="reopen">Back to new</Act>}
        {several && (
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
        )}
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
