import { ActionForm } from "#components/ui/action-form.tsx";
import { Field } from "#components/ui/field.tsx";
import { PlainForm } from "#components/ui/plain-form.tsx";
import { Select } from "#components/ui/select.tsx";
import { changeSearch, makeSearchFeed, removeSearch, withdrawSearchFeed } from "#lib/search/actions.ts";
import type { SavedSearch } from "#lib/search/saved-search.ts";

/** What can be done with a kept search: its feed, its name and words, and to keep it no longer. */
export function SearchSettings({ search, feed }: { search: SavedSearch; feed: string | null }) {
  const { id, name, query, order } = search;
  return (
    <div className="aside">
      <section aria-labelledby="search-feed">
        <h2 id="search-feed">Its own feed</h2>
        {feed ? (
          <>
            <p>Whoever has this address has the feed. Withdraw it, and it is dead.</p>
            <p className="break-all text-base">
              <a href={feed}>{feed.replace(/^https?:\/\//, "")}</a>
            </p>
            <PlainForm action={withdrawSearchFeed} fields={{ id }}>
              <button type="submit" className="text-button" aria-label={`Withdraw the feed of ${name}`}>
                Withdraw
              </button>
            </PlainForm>
          </>
        ) : (
          <>
            <p>For a feed reader: what this search finds, under a secret address.</p>
            <PlainForm action={makeSearchFeed} fields={{ id }}>
              <button type="submit" className="text-button" aria-label={`Make a feed of ${name}`}>
                Make a feed
              </button>
            </PlainForm>
          </>
        )}
      </section>
      <section aria-labelledby="change-search">
        <h2 id="change-search">This search</h2>
        <ActionForm
          action={changeSearch}
          fields={{ id }}
          label="Change this search"
          button="Save"
          summary="Change it"
          says
        >
          <Field label="Name" name="name" defaultValue={name} maxLength={100} required />
          <Field label="Search" name="query" defaultValue={query} maxLength={200} required />
          <Select
            label="Order"
            name="order"
            defaultValue={order}
            options={[
              { value: "best", label: "Best first" },
              { value: "newest", label: "Newest first" },
            ]}
          />
        </ActionForm>
        <PlainForm action={removeSearch} fields={{ id }}>
          <button type="submit" className="text-button" aria-label={`Keep it no longer: ${name}`}>
            Keep it no longer
          </button>
        </PlainForm>
      </section>
    </div>
  );
}
