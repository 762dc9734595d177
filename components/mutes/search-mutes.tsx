import { MuteMenu } from "#components/mutes/mute-menu.tsx";
import { HiddenLine, ShownLine } from "#components/mutes/muted-line.tsx";
import type { SearchPage } from "#lib/search/queries.ts";

type Props = { query: string; words: string; found: SearchPage; signedIn: boolean };

/** What mutes hid of a search, and the way to mute what was searched for. */
export function SearchMutes({ query, words, found, signedIn }: Props) {
  if (!signedIn || query === "") return null;
  const shown = found.hits.filter(({ post }) => post.mutedBy).length;
  const address = (more: Record<string, string>) => `/search?${new URLSearchParams({ q: query, ...more })}`;
  return (
    <>
      {found.hidden > 0 && <HiddenLine hidden={found.hidden} show={address({ muted: "show" })} />}
      {shown > 0 && <ShownLine shown={shown} hide={address({})} />}
      {words !== "" && found.hits.length > 0 && (
        <MuteMenu things={[{ kind: "word", key: words, label: words }]} label="Mute these words" about={words} />
      )}
    </>
  );
}
