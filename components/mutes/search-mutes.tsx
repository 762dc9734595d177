import { MuteMenu } from "#components/mutes/mute-menu.tsx";
import { HiddenLine, ShownLine } from "#components/mutes/muted-line.tsx";
import type { Refused } from "#lib/response-status.ts";
import type { SearchPage } from "#lib/search/queries.ts";
import { type SearchLook, searchPath } from "#lib/search/saved-search.ts";

type Props = {
  query: string;
  words: string;
  found: SearchPage;
  look: SearchLook;
  signedIn: boolean;
  refused: Refused | null;
};

/** What mutes hid of a search, and the way to mute what was searched for. */
export function SearchMutes({ query, words, found, look, signedIn, refused }: Props) {
  if (!signedIn || query === "") return null;
  const shown = found.hits.filter(({ post }) => post.mutedBy).length;
  return (
    <>
      {found.hidden > 0 && <HiddenLine hidden={found.hidden} show={searchPath(query, { ...look, muted: true })} />}
      {shown > 0 && <ShownLine shown={shown} hide={searchPath(query, { ...look, muted: false })} />}
      {words !== "" && found.hits.length > 0 && (
        <MuteMenu
          things={[{ kind: "word", key: words, label: words }]}
          label="Mute these words"
          about={words}
          refused={refused}
        />
      )}
    </>
  );
}
