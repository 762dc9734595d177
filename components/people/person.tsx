import { ActionForm } from "#components/ui/action-form.tsx";
import { Field } from "#components/ui/field.tsx";
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
  const whose = <span className="sr-only"> the role of {name}</span>;
  return (
    <div className="row-actions">
      <ActionForm
        action={changeRole}
        fields={{ id }}
        label={`Role of ${name}`}
        button={<>Change{whose}</>}
        className="inline-form"
        within={id}
        says
      >
        <Select label="Role" name="role" within={id} options={ROLES} defaultValue={role} />
      </ActionForm>
      {banned && (
        <PlainForm action={unban} fields={{ id }}>
          <button type="submit" className="button">
            Lift the ban<span className="sr-only"> of {name}</span>
          </button>
        </PlainForm>
      )}
      {!banned && !own && (
        <ActionForm action={ban} fields={{ id }} within={id} label={`Ban ${name}`} summary="Ban" button={`Ban ${name}`}>
          <Field
            label="Reason"
            name="reason"
            within={id}
            required
            maxLength={300}
            hint={`It stands beside the name and in the log. ${name} is told that the account is closed, not why.`}
          />
        </ActionForm>
      )}
    </div>
  );
}
