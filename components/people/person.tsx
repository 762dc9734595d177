"use client";

import { useActionState } from "react";
import { Done } from "#components/ui/done.tsx";
import { PlainForm } from "#components/ui/plain-form.tsx";
import { Select } from "#components/ui/select.tsx";
import { ban, changeRole, unban } from "#lib/people/actions.ts";

type Props = { id: string; name: string; role: string; banned: boolean; own: boolean };

const ROLES = [
  { value: "reader", label: "Reader" },
  { value: "editor", label: "Editor" },
  { value: "admin", label: "Admin" },
];

/** What an admin can do about one person. */
export function PersonForms({ id, name, role, banned, own }: Props) {
  return (
    <div className="flex flex-wrap items-end gap-3">
      <RoleForm id={id} name={name} role={role} />
      {banned && (
        <PlainForm action={unban} fields={{ id }}>
          <button type="submit" className="button" aria-label={`Lift the ban of ${name}`}>
            Lift the ban
          </button>
        </PlainForm>
      )}
      {!banned && !own && <BanForm id={id} name={name} />}
    </div>
  );
}

function RoleForm({ id, name, role }: { id: string; name: string; role: string }) {
  const [state, submit] = useActionState(changeRole, null);
  return (
    <form action={submit} className="flex flex-wrap items-end gap-3" aria-label={`Role of ${name}`}>
      <input type="hidden" name="id" value={id} />
      <Select label="Role" name="role" id={`role-${id}`} options={ROLES} defaultValue={role} state={state} />
      <button type="submit" className="button" aria-label={`Change the role of ${name}`}>
        Change
      </button>
      {state && !state.ok && (
        <p role="alert" className="refusal">
          {state.message}
        </p>
      )}
      <Done state={state} />
    </form>
  );
}

function BanForm({ id, name }: { id: string; name: string }) {
  const [state, submit] = useActionState(ban, null);
  const refusal = state && !state.ok ? state : null;
  return (
    <details open={refusal ? true : undefined}>
      <summary className="text-button">Ban</summary>
      <form action={submit} className="form" aria-label={`Ban ${name}`}>
        <input type="hidden" name="id" value={id} />
        <div className="field">
          <label htmlFor={`reason-${id}`}>Reason</label>
          <input
            id={`reason-${id}`}
            name="reason"
            required
            maxLength={300}
            defaultValue={refusal?.values.reason}
            aria-describedby={`reason-${id}-hint`}
          />
          <p id={`reason-${id}-hint`} className="hint">
            It stands beside the name and in the log. {name} is told that the account is closed, not why.
          </p>
        </div>
        {refusal && (
          <p role="alert" className="refusal">
            {refusal.message}
          </p>
        )}
        <button type="submit" className="button">
          Ban {name}
        </button>
      </form>
    </details>
  );
}
