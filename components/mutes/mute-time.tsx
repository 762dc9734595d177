import { Field } from "#components/ui/field.tsx";
import { Select } from "#components/ui/select.tsx";
import { LENGTHS } from "#lib/mutes/mute.ts";

type Props = {
  /** Tells the fields of one form of a page from those of the others. */
  id: string;
  chosen?: string;
};

/** For how long something is muted. The day is asked for only while "Until a date" is chosen (lists.css). */
export function MuteTime({ id, chosen = "ever" }: Props) {
  return (
    <>
      <Select label="For how long" name="length" id={`${id}-length`} options={[...LENGTHS]} defaultValue={chosen} />
      <div className="mute-day">
        <Field label="Last day" name="day" id={`${id}-day`} type="date" />
      </div>
    </>
  );
}
