import { Part } from "#components/ui/part.tsx";

const WAYS = [
  ["agents work", "both words, in any order"],
  ["“exact words”", "words that follow one another"],
  ["agents -memory", "without a word"],
  ["agents OR robots", "one of them"],
  ["topic:agents", "on a topic; -topic:agents leaves it out"],
  ["author:name", "by an author, by name or handle"],
  ["source:arxiv.org", "resting on a source, by its publisher or site"],
  ["after:2026-03 before:2026-06", "published from March to May: a year, a month or a day"],
  ["is:saved is:unread is:read", "what you saved, did not read, or read"],
] as const;

/** How one can search, folded away until it is wanted. */
export function SearchHelp() {
  return (
    <Part as="details" className="folded search-help" of={["search help"]}>
      {() => (
        <>
          <summary className="text-button">How to search</summary>
          <dl>
            {WAYS.map(([typed, meaning]) => (
              <div key={typed}>
                <dt>
                  <code>{typed}</code>
                </dt>
                <dd>{meaning}</dd>
              </div>
            ))}
          </dl>
          <p>Accents, capitals and endings make no difference. A value of several words stands in quotation marks.</p>
        </>
      )}
    </Part>
  );
}
