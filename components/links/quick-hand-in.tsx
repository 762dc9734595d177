import { Part } from "#components/ui/part.tsx";
import { PlainField } from "#components/ui/plain-fields.tsx";
import { PreparedForm } from "#components/ui/prepared-form.tsx";
import { handInLink } from "#lib/links/actions.ts";
import type { Refused } from "#lib/response-status.ts";

/** A link and nothing else: what it is called is found on its page. */
export function QuickHandIn({ refused }: { refused: Refused | null }) {
  return (
    <Part of={["hand-in"]} isKept={!refused}>
      {() => (
        <PreparedForm
          name="hand-in"
          action={handInLink}
          className="inline-form quick-hand-in"
          label="Save a link"
          refused={refused}
        >
          <PlainField label="Link" name="url" inputMode="url" required maxLength={2_000} verbatim refused={refused} />
          <button type="submit" className="button">
            Save the link
          </button>
        </PreparedForm>
      )}
    </Part>
  );
}
