import { ActionForm } from "#components/ui/action-form.tsx";
import { Field } from "#components/ui/field.tsx";
import { Link } from "#components/ui/link.tsx";
import { keepSearch } from "#lib/search/actions.ts";
import type { Order, SavedSearch } from "#lib/search/saved-search.ts";

type Props = { query: string; order: Order; kept: SavedSearch | undefined };

/** The way to keep this search, or to the one that is kept. */
export function KeepSearch({ query, order, kept }: Props) {
  if (kept)
    return (
      <p className="keep-search">
        <Link href={`/searches/${kept.id}`} className="text-button is-on">
          Kept: {kept.name}
        </Link>
      </p>
    );
  return (
    <div className="keep-search">
      <ActionForm
        action={keepSearch}
        fields={{ query, order }}
        button="Keep"
        summary="Keep this search"
        label="Keep this search"
      >
        <Field label="Name" name="name" id="keep-name" maxLength={100} hint="Left empty, the search is its own name." />
      </ActionForm>
    </div>
  );
}
