import { PlainMuteTime } from "#components/mutes/plain-mute-time.tsx";
import { Link } from "#components/ui/link.tsx";
import { Part } from "#components/ui/part.tsx";
import { PlainSelect } from "#components/ui/plain-fields.tsx";
import { PreparedForm } from "#components/ui/prepared-form.tsx";
import { mute } from "#lib/mutes/actions.ts";
import { LONGEST_MUTE, type MuteKind } from "#lib/mutes/mute.ts";
import type { Refused } from "#lib/response-status.ts";

type Thing = { kind: MuteKind; key: string; label: string };
type Props = { things: Thing[]; label?: string; about: string; refused: Refused | null };

const canBeMuted = ({ key }: Thing) => key.length <= LONGEST_MUTE;

/** The mute menu of a page, as a part of it. */
export function MuteMenu(props: Props) {
  const { things, label, about, refused } = props;
  if (!things.some(canBeMuted)) return null;
  return (
    <Part className="mute-menu" of={["mute", things, label, about]} isKept={!refused}>
      {() => <MuteFields {...props} />}
    </Part>
  );
}

/** Mute, unfolding what of it and for how long; a plain disclosure that needs no script. */
export function MuteFields({ things, label = "Mute", about, refused }: Props) {
  const named = things.filter(canBeMuted);
  const [only, ...others] = named;
  if (!only) return null;
  const choice = named.map(({ kind, key, label }) => ({ value: `${kind}:${key}`, label }));
  return (
    <PreparedForm
      name="mute"
      within="mute"
      action={mute}
      className="form mute-form"
      fields={others.length === 0 ? { kind: only.kind, key: only.key } : {}}
      unseen={["kind", "key"]}
      summary={
        <>
          {label}
          <span className="sr-only">: {about}</span>
        </>
      }
      refused={refused}
    >
      {others.length > 0 && (
        <PlainSelect
          label="What"
          name="thing"
          within="mute"
          options={choice}
          defaultValue={choice[0]?.value}
          refused={refused}
        />
      )}
      <PlainMuteTime within="mute" refused={refused} />
      <p className="meta">
        It stays out of every list, and you can still open it. <Link href="/settings/mutes">All your mutes</Link>
      </p>
      <button type="submit" className="button">
        Mute
      </button>
    </PreparedForm>
  );
}
