import { MuteTime } from "#components/mutes/mute-time.tsx";
import { ActionForm } from "#components/ui/action-form.tsx";
import { Link } from "#components/ui/link.tsx";
import { Part } from "#components/ui/part.tsx";
import { mute } from "#lib/mutes/actions.ts";
import { LONGEST_MUTE, type MuteKind } from "#lib/mutes/mute.ts";

type Thing = { kind: MuteKind; key: string; label: string };
type Props = { things: Thing[]; label?: string; about: string };

/** Mute, unfolding what of it and for how long; a plain disclosure that needs no script. */
export function MuteMenu({ things, label = "Mute", about }: Props) {
  const named = things.filter(({ key }) => key.length <= LONGEST_MUTE);
  const [only, ...others] = named;
  if (!only) return null;
  return (
    <div className="mute-menu">
      <ActionForm
        action={mute}
        fields={others.length === 0 ? { kind: only.kind, key: only.key } : {}}
        className="form mute-form"
        button="Mute"
        summary={
          <>
            {label}
            <span className="sr-only">: {about}</span>
          </>
        }
      >
        {others.length > 0 && (
          <Part className="field" of={["mute", named]}>
            {() => (
              <>
                <label htmlFor="mute-thing">What</label>
                <select id="mute-thing" name="thing">
                  {named.map((thing) => (
                    <option key={`${thing.kind}:${thing.key}`} value={`${thing.kind}:${thing.key}`}>
                      {thing.label}
                    </option>
                  ))}
                </select>
              </>
            )}
          </Part>
        )}
        <MuteTime id="mute" />
        <p className="meta">
          It stays out of every list, and you can still open it. <Link href="/settings/mutes">All your mutes</Link>
        </p>
      </ActionForm>
    </div>
  );
}
