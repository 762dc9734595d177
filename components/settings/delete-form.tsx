import { ActionForm } from "#components/ui/action-form.tsx";
import { deleteAccount } from "#lib/accounts/deletion-actions.ts";

/** The end of an account. */
export function DeleteForm() {
  return (
    <ActionForm action={deleteAccount} label="Delete the account" button="Delete my account">
      <div className="checks">
        <label>
          <input type="checkbox" name="sure" value="yes" required />
          Delete my account. I have exported what I want to keep.
        </label>
      </div>
    </ActionForm>
  );
}
