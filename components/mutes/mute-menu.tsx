import { PlainMuteTime } from "#components/mutes/plain-mute-time.tsx";
import { FoldedForm } from "#components/ui/folded-form.tsx";
import { Link } from "#components/ui/link.tsx";
import { PlainSelect } from "#components/ui/plain-fields.tsx";
import { mute } from "#lib/mutes/actions.ts";
import { LONGEST_MUTE, type MuteKind } from "#lib/mutes/mute.ts";
import type { Refused } from "#lib/response-status.ts";

type Thing = { kind: MuteKind; key: string; label: string };
type Props = { things: Thing[]; label?: string; about: string; refused: Refused | null };

/** Mute, unfolding what of it and for how long; a plain disclosure that needs no script. */
export function MuteMenu({ things, label = "Mute", about, refused }: Props) {
  const named = things.filter(({ key }) => key.length <= LONGEST_MUTE);
  const [only, ...others] = named;
  if (!only) return null;
  const choice = named.map((thing) => ({ value: `${thing.kind}:${thing.key}`, label: thing.label }));
  return (
    <FoldedForm
      name="mute"
      action={mute}
      of={[named, label, about]}
      className="mute-menu"
      formClass="form mute-form"
      fields={others.length === 0 ? { kind: only.kind, key: only.key } : {}}
      button="Mute"
      summary={
        <>
          {label}
          <span className="sr-only">: {about}</span>
        </>
      }
      refused={refused}
    >
      {(said) => (
        <>
          {others.length > 0 && (
            <PlainSelect
              label="What"
              name="thing"
              id="mute-thing"
              options={choice}
              defaultValue={choice[0]?.value}
              refused={said}
            />
          )}
          <PlainMuteTime id="mute" refused={said} />
          <p className="meta">
            It stays out of every list, and you can still open it. <Link href="/settings/mutes">All your mutes</Link>
          </p>
        </>
      )}
    </FoldedForm>
  );
}
