import { LENGTHS } from "#lib/mutes/mute.ts";

type Props = {
  /** Tells the fields of one form of a page from those of the others. */
  id: string;
  chosen?: string | undefined;
  day?: string | undefined;
  refusal?: string | undefined;
};

/** For how long something is muted. The day is asked for only while "Until a date" is chosen (lists.css). */
export function MuteTime({ id, chosen = "ever", day, refusal }: Props) {
  return (
    <>
      <div className="field">
        <label htmlFor={`${id}-length`}>For how long</label>
        <select key={chosen} id={`${id}-length`} name="length" defaultValue={chosen}>
          {LENGTHS.map(({ value, label }) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </select>
      </div>
      <div className="field mute-day">
        <label htmlFor={`${id}-day`}>Last day</label>
        <input
          id={`${id}-day`}
          name="day"
          type="date"
          defaultValue={day}
          aria-invalid={refusal ? true : undefined}
          aria-describedby={refusal ? `${id}-day-refusal` : undefined}
        />
        {refusal && (
          <p id={`${id}-day-refusal`} className="refusal">
            {refusal}
          </p>
        )}
      </div>
    </>
  );
}
