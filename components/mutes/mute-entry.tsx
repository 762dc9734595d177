import { MuteTime } from "#components/mutes/mute-time.tsx";
import { ActionForm } from "#components/ui/action-form.tsx";
import { Link } from "#components/ui/link.tsx";
import { PlainForm } from "#components/ui/plain-form.tsx";
import { exactDate, longDate } from "#lib/dates.ts";
import { changeMute, removeMute } from "#lib/mutes/actions.ts";
import { muteWords, type OwnMute } from "#lib/mutes/mute.ts";

/** One mute in the reader's own list: what it is, until when, and the ways to change, renew and remove it. */
export function MuteEntry({ mute, timeZone }: { mute: OwnMute; timeZone: string }) {
  const { id, ended, following } = mute;
  const about = muteWords(mute);
  return (
    <li className="mute-entry">
      <p>
        <MuteTitle mute={mute} />
        <br />
        <span className="meta">
          {KINDS[mute.kind]} · <Until mute={mute} timeZone={timeZone} />
          {following && !ended && " · you follow it too: it stays out of your lists while it is muted"}
        </span>
      </p>
      <div className="mute-actions">
        <ActionForm
          action={changeMute}
          fields={{ id }}
          within={id}
          className="form mute-form"
          button={ended ? "Renew" : "Change"}
          summary={
            <>
              {ended ? "Renew" : "Change"}
              <span className="sr-only">: {about}</span>
            </>
          }
        >
          <MuteTime within={id} chosen={ended ? "month" : "week"} />
        </ActionForm>
        <PlainForm action={removeMute} fields={{ id }}>
          <button type="submit" className="text-button" aria-label={`Remove: ${about}`}>
            Remove
          </button>
        </PlainForm>
      </div>
    </li>
  );
}

const KINDS = { word: "Words", topic: "Topic", author: "Author", source: "Source" };

function MuteTitle({ mute: { kind, key, name } }: { mute: OwnMute }) {
  if (kind === "topic") return <Link href={`/tags/${key}`}>{name}</Link>;
  if (kind === "author") return <Link href={`/authors/${key}`}>{name}</Link>;
  return <b>{kind === "word" ? `“${name}”` : name}</b>;
}

function Until({ mute: { until, ended }, timeZone }: { mute: OwnMute; timeZone: string }) {
  if (!until) return "for ever";
  // What ends at midnight holds to the end of the day before.
  const last = longDate(new Date(until.getTime() - 1), timeZone);
  return (
    <time dateTime={until.toISOString()} title={exactDate(until)}>
      {ended ? `ended ${last}` : `until ${last}`}
    </time>
  );
}
