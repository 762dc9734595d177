import { scanTags } from "#lib/sources/scan-tags.ts";

/** A bookmark as its file writes it; `folders` from the outermost in. */
export type WrittenBookmark = {
  url: string;
  title: string;
  addDate: string;
  tags: string[];
  description: string;
  folders: string[];
};

type Listening = "nothing" | "title" | "folder" | "description";

/** So many links are read; folders that stand deeper count as the one around them. */
const [MOST_LINKS, DEEPEST] = [20_000, 50];
/** About where names and descriptions end, in characters. */
const [LONGEST, LONGEST_FOLDER] = [10_000, 200];

/** The first 20,000 links of a bookmark file in their order. A DL is a folder's content, an H3 before it its name, a DD a description. */
export function bookmarksIn(text: string): WrittenBookmark[] {
  const found: WrittenBookmark[] = [];
  let deeper = 0;
  let isOver = false;
  const folders: (string | null)[] = [];
  let listening: Listening = "nothing";
  let folder = "";
  const inOneLine = () => {
    const last = found.at(-1);
    if (last) last.title = last.title.replace(/\s+/g, " ").trim();
  };
  scanTags(text, {
    open(name, attributes) {
      isOver ||= name === "a" && found.length === MOST_LINKS;
      if (isOver) return;
      if (name === "dl") {
        if (folders.length === DEEPEST) deeper++;
        else folders.push(folder.replace(/\s+/g, " ").trim().slice(0, LONGEST_FOLDER) || null);
        folder = "";
      }
      if (name === "dl" || name === "dt" || name === "h1") listening = "nothing";
      if (name === "h3") {
        folder = "";
        listening = "folder";
      }
      if (name === "dd") listening = "description";
      const described = name === "br" && listening === "description" ? found.at(-1) : undefined;
      if (described) described.description += "\n";
      if (name === "a" && attributes.href?.trim()) {
        found.push(
          bookmark(
            attributes,
            folders.filter((each) => each !== null),
          ),
        );
        listening = "title";
      }
    },
    text(words) {
      if (isOver) return;
      const last = found.at(-1);
      if (listening === "folder") folder += words;
      else if (last && listening === "title" && last.title.length < LONGEST) last.title += words;
      else if (last && listening === "description" && last.description.length < LONGEST) last.description += words;
    },
    close(name) {
      if (name === "a" && listening === "title") inOneLine();
      if (name === "a" || name === "h3" || name === "dl") listening = "nothing";
      if (name === "dl" && deeper > 0) deeper--;
      else if (name === "dl") folders.pop();
    },
  });
  return found.map((each) => ({ ...each, description: each.description.trim() }));
}

const bookmark = (
  { href = "", add_date: addDate = "", tags = "" }: Record<string, string>,
  folders: string[],
): WrittenBookmark => ({
  ...{ url: href.trim(), title: "", addDate: addDate.trim(), description: "", folders },
  tags: (tags.includes(",") ? tags.split(",") : tags.split(/\s+/)).map((tag) => tag.trim()).filter(Boolean),
});
