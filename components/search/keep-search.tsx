import { Link } from "#components/ui/link.tsx";
import { Part } from "#components/ui/part.tsx";
import { PlainField } from "#components/ui/plain-fields.tsx";
import { PreparedForm } from "#components/ui/prepared-form.tsx";
import type { Refused } from "#lib/response-status.ts";
import { keepSearch } from "#lib/search/actions.ts";
import type { Order, SavedSearch } from "#lib/search/saved-search.ts";

type Props = { query: string; order: Order; kept: SavedSearch | undefined; refused: Refused | null };

/** The way to keep this search, or to the one that is kept. */
export function KeepSearch({ query, order, kept, refused }: Props) {
  if (kept)
    return (
      <p className="keep-search">
        <Link href={`/searches/${kept.id}`} className="text-button is-on">
          Kept: {kept.name}
        </Link>
      </p>
    );
  return (
    <Part className="keep-search" of={["keep-search", query, order]} isKept={!refused}>
      {() => <Form query={query} order={order} refused={refused} />}
    </Part>
  );
}

function Form({ query, order, refused }: Omit<Props, "kept">) {
  return (
    <PreparedForm
      name="keep-search"
      within="keep"
      action={keepSearch}
      fields={{ query, order }}
      summary="Keep this search"
      label="Keep this search"
      refused={refused}
    >
      <PlainField
        label="Name"
        name="name"
        within="keep"
        maxLength={100}
        hint="Left empty, the search is its own name."
        refused={refused}
      />
      <div>
        <button type="submit" className="button">
          Keep
        </button>
      </div>
    </PreparedForm>
  );
}
