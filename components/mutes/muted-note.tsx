import { PlainForm } from "#components/ui/plain-form.tsx";
import { longDate } from "#lib/dates.ts";
import { removeMute } from "#lib/mutes/actions.ts";
import { type MuteName, muteWords } from "#lib/mutes/mute.ts";

type Props = { mutes: (MuteName & { until?: Date | null })[]; followed?: boolean };

/** "You muted this topic · Unmute", for each mute that hides what is being read. */
export function MutedNote({ mutes, followed }: Props) {
  return (
    <div className="muted-note">
      {mutes.map((mute) => (
        <PlainForm key={mute.id} action={removeMute} fields={{ id: mute.id }}>
          <span>
            You muted {muteWords(mute)}
            {mute.until && ` until ${longDate(new Date(mute.until.getTime() - 1))}`}
            {followed && ". You follow it too: it stays out of your lists until the mute ends"} ·{" "}
          </span>
          <button type="submit" className="text-button" aria-label={`Unmute ${muteWords(mute)}`}>
            Unmute
          </button>
        </PlainForm>
      ))}
    </div>
  );
}
