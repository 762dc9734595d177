import { Link } from "#components/ui/link.tsx";
import { listAddress } from "#lib/posts/addresses.ts";

type Props = {
  page: { items: object[]; hidden: number };
  /** The list as addresses name it. */
  list: string;
  /** The cursor with which this page begins. */
  before: string | undefined;
};

/** "3 hidden by your mutes · show", or, where they are shown, the way to hide them again; nothing where nothing is muted. */
export function MutedLine({ page, list, before }: Props) {
  const shown = page.items.filter((post) => "mutedBy" in post).length;
  if (page.hidden > 0) return <HiddenLine hidden={page.hidden} show={listAddress(list, before, true)} />;
  return shown > 0 ? <ShownLine shown={shown} hide={listAddress(list, before, false)} /> : null;
}

/** That so many are shown although they are muted, with the address that hides them. */
export function ShownLine({ shown, hide }: { shown: number; hide: string }) {
  return (
    <p className="muted-line">
      {shown} muted by <Link href="/settings/mutes">your mutes</Link>, shown here · <Link href={hide}>hide</Link>
    </p>
  );
}

/** That so many were left out, with the address that shows them. */
export function HiddenLine({ hidden, show }: { hidden: number; show: string }) {
  return (
    <p className="muted-line">
      {hidden} hidden by <Link href="/settings/mutes">your mutes</Link> ·{" "}
      <Link href={show} rel="nofollow">
        show
      </Link>
    </p>
  );
}
