import { PlainField, PlainSelect } from "#components/ui/plain-fields.tsx";
import { LENGTHS } from "#lib/mutes/mute.ts";
import type { Refused } from "#lib/response-status.ts";

export type MuteTimeProps = {
  /** Tells the fields of one form of a page from those of the others. */
  within: string;
  chosen?: string;
};

/** For how long something is muted. The day is asked for only while "Until a date" is chosen (lists.css). */
export function PlainMuteTime({ within, chosen = "ever", refused }: MuteTimeProps & { refused: Refused | null }) {
  return (
    <>
      <PlainSelect
        label="For how long"
        name="length"
        within={within}
        options={[...LENGTHS]}
        defaultValue={chosen}
        refused={refused}
      />
      <div className="mute-day">
        <PlainField label="Last day" name="day" within={within} type="date" refused={refused} />
      </div>
    </>
  );
}
