import { Link } from "#components/ui/link.tsx";
import { type InboxView, inboxPath, STATE_SLUGS, STATE_WORDS, STATES, type StoryState } from "#lib/desk/inbox.ts";
import { KIND_WORDS, KINDS } from "#lib/desk/item.ts";
import { languageName } from "#lib/desk/languages.ts";

type Props = {
  view: InboxView;
  counts: Record<StoryState, number>;
  filters: { sources: { id: string; title: string }[]; languages: string[] };
};

/** Which stories are shown: by state with how many there are, by kind, source, language, and by words. */
export function InboxFilters({ view, counts, filters }: Props) {
  return (
    <>
      <nav aria-label="Which stories" className="view-nav is-even">
        {STATES.map((state) => (
          <Link
            key={state}
            href={inboxPath({ ...view, state })}
            className="text-button"
            aria-current={view.state === state ? "page" : undefined}
          >
            {STATE_WORDS[state]} {counts[state] >= 1_000 ? "1,000+" : counts[state]}
          </Link>
        ))}
      </nav>
      <form action="/desk/inbox" className="inbox-filters" aria-label="Look in the inbox">
        {view.state !== "open" && <input type="hidden" name="show" value={STATE_SLUGS[view.state]} />}
        <input
          type="search"
          name="q"
          defaultValue={view.q}
          aria-label="Words in titles"
          placeholder="Words in titles"
          maxLength={200}
        />
        <Choice name="kind" label="Kind" chosen={view.kind} options={KINDS.map((kind) => [kind, KIND_WORDS[kind]])} />
        <Choice
          name="source"
          label="Source"
          chosen={view.source}
          options={[
            ["offered", "offered by readers"],
            ...filters.sources.map(({ id, title }): [string, string] => [id, title]),
          ]}
        />
        <Choice
          name="language"
          label="Language"
          chosen={view.language}
          options={filters.languages.map((tag) => [tag, languageName(tag)])}
        />
        <button type="submit" className="button">
          Show
        </button>
      </form>
    </>
  );
}

type ChoiceProps = { name: string; label: string; chosen: string | null; options: [string, string][] };

function Choice({ name, label, chosen, options }: ChoiceProps) {
  return (
    <select name={name} aria-label={label} defaultValue={chosen ?? ""} key={chosen}>
      <option value="">{label}: any</option>
      {options.map(([value, words]) => (
        <option key={value} value={value}>
          {words}
        </option>
      ))}
    </select>
  );
}
