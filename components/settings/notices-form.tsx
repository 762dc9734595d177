"use client";

import { useActionState } from "react";
import { Done } from "#components/ui/done.tsx";
import { FormRefusal } from "#components/ui/form-refusal.tsx";
import { chooseNotices } from "#lib/notices/actions.ts";
import type { NoticeKinds } from "#lib/notices/notice.ts";

/** Which kinds of notices come. */
export function NoticesForm({ kinds }: { kinds: NoticeKinds }) {
  const [state, submit, pending] = useActionState(chooseNotices, null);
  return (
    <form action={submit} className="form">
      <FormRefusal state={state} />
      {/* Made anew when the answer says something else: React sets an uncontrolled box only once. */}
      <fieldset className="field" key={JSON.stringify(kinds)}>
        <legend>What comes to your notices</legend>
        {CHOICES.map(({ name, label, hint }) => (
          <div key={name}>
            <label className="choice">
              <input type="checkbox" name={name} defaultChecked={kinds[name]} aria-describedby={`${name}-hint`} />
              {label}
            </label>
            <p id={`${name}-hint`} className="hint">
              {hint}
            </p>
          </div>
        ))}
      </fieldset>
      <div>
        <button type="submit" className="button is-primary" aria-busy={pending}>
          Keep
        </button>
        <Done state={state} />
      </div>
    </form>
  );
}

const CHOICES = [
  { name: "searches", label: "Searches", hint: "Briefings that one of your kept searches found." },
  { name: "corrections", label: "Corrections", hint: "What changed in a briefing after you read or saved it." },
  { name: "paths", label: "Reading paths", hint: "New steps in a path that you follow." },
] as const;
