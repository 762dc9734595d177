import { ActionForm } from "#components/ui/action-form.tsx";
import { Field } from "#components/ui/field.tsx";
import { PlainForm } from "#components/ui/plain-form.tsx";
import { removePasskey, renamePasskey } from "#lib/accounts/passkey-actions.ts";

/** A passkey's own name, and taking it away. */
export function PasskeyRow({ id, name }: { id: string; name: string }) {
  const whose = <span className="sr-only"> {name}</span>;
  return (
    <div className="row-actions">
      <ActionForm
        action={renamePasskey}
        fields={{ id }}
        within={id}
        summary={<>Rename{whose}</>}
        button={<>Save the name{whose}</>}
      >
        <Field within={id} label="Name" name="name" defaultValue={name} maxLength={60} required />
      </ActionForm>
      <PlainForm action={removePasskey} fields={{ id }}>
        <button type="submit" className="text-button">
          Remove{whose}
        </button>
      </PlainForm>
    </div>
  );
}
