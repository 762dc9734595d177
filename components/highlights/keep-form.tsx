import { PlainField } from "#components/ui/plain-fields.tsx";
import { PreparedForm } from "#components/ui/prepared-form.tsx";
import { addHighlight } from "#lib/highlights/actions.ts";
import { MOST_NOTED, MOST_QUOTED } from "#lib/highlights/selector.ts";
import type { PieceFields } from "#lib/reading/piece-form.ts";
import type { Refused } from "#lib/response-status.ts";

type Props = { piece: PieceFields; refused: Refused | null };

/** Keeps a passage that is typed or pasted, where nothing can be selected or no script runs. */
export function KeepForm({ piece, refused }: Props) {
  return (
    <div className="article-part no-print">
      <PreparedForm
        name="keep-passage"
        within="keep"
        action={addHighlight}
        fields={piece}
        summary="Keep a passage"
        done="Kept. It is highlighted in the text."
        refused={refused}
      >
        <PlainField
          label="Passage"
          name="exact"
          within="keep"
          multiline
          maxLength={MOST_QUOTED}
          required
          hint="As it stands in the text, a few words or more. It is highlighted there."
          refused={refused}
        />
        <PlainField
          label="Note, optional"
          name="note"
          within="keep"
          multiline
          maxLength={MOST_NOTED}
          refused={refused}
        />
        <div>
          <button type="submit" className="button">
            Keep the passage
          </button>
        </div>
      </PreparedForm>
    </div>
  );
}
