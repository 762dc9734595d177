import { PlainForm } from "#components/ui/plain-form.tsx";
import { removeSharedLink } from "#lib/links/actions.ts";

export function RemoveLink({ id, title }: { id: string; title: string }) {
  return (
    <PlainForm action={removeSharedLink} fields={{ id }}>
      <button type="submit" className="text-button" aria-label={`Remove: ${title}`}>
        Remove
      </button>
    </PlainForm>
  );
}
