import { children, type Element, firstText, textOf } from "#lib/sources/feed-element.ts";
import { cut, oneLine } from "#lib/sources/markup.ts";

export type People = { author: string | null; authorName: string | null };

const ADDRESS = /(?<![\w.+'-])[\w.+'-]+@[\w-]+(?:\.[\w-]+)+/;

/**
 * Who made it, as the feed writes it ("Ada Hall (ada@example.org)"), and the names alone. Elements are looked at in the
 * order of their names: the first that names anybody decides, several of it are all named.
 */
export function peopleOf(element: Element, ...names: string[]): People {
  for (const name of names) {
    const found = children(element, name)
      .slice(0, 100)
      .flatMap((each) => person(each) ?? []);
    if (found.length > 0) return together(found);
  }
  return { author: null, authorName: null };
}

/** Several people as one line each. */
export function together(people: { written: string; name: string | null }[]): People {
  const distinct = people.filter((each, at) => people.findIndex(({ written }) => written === each.written) === at);
  return {
    author: distinct.map(({ written }) => written).join(", ") || null,
    authorName: distinct.flatMap(({ name }) => name ?? []).join(", ") || null,
  };
}

function person(element: Element): { written: string; name: string | null } | null {
  const name = firstText(element, "name", "atom:name", "itunes:name", "rdf:value", "foaf:name");
  const address = firstText(element, "email", "atom:email", "itunes:email");
  if (name || address) return { written: name && address ? `${name} (${address})` : (name ?? address ?? ""), name };
  const written = cut(oneLine(textOf(element).slice(0, 2_000)), 300);
  return written && !children(element, "uri", "url").length ? { written, name: nameIn(written) } : null;
}

/** "Ada Hall" of "ada@example.org (Ada Hall)", "Ada Hall <ada@example.org>" or "Ada Hall, ada@example.org". */
function nameIn(written: string): string | null {
  const rest = written
    .replace(ADDRESS, "")
    .replace(/^(mailto|by):?\s+/i, "")
    .replace(/\(\s*\)|<\s*>|\[\s*\]/g, "")
    .trim();
  const inside = /^\(([^()]*)\)$/.exec(rest)?.[1] ?? rest;
  return inside.replace(/^["'\s,;]+|["'\s,;]+$/g, "") || null;
}
