import { happeningsIn } from "#lib/desk/happening.ts";
import type { DeskItem } from "#lib/desk/item.ts";
import { isOldPaper, type LinkKey, linkKey } from "#lib/desk/link-key.ts";
import { type Names, namesIn, tellsNames } from "#lib/desk/names.ts";
import { bandsOf, type Signature, signatureOf } from "#lib/desk/near-identical.ts";
import { isRoundup } from "#lib/desk/roundup.ts";
import { guessLanguage, plain, termOf, tokensOf } from "#lib/desk/words.ts";

/** A term of an item: how much it stands for it, how it was written, and whether it is the same in every language. */
type Term = { weight: number; shown: string; isName: boolean };

/**
 * What is compared of an item; made from it alone, once, since each is compared with hundreds. `plainTitle` and `numbers` are
 * those of its title, `linkKeys` the keys of `links`, `happenings` as of `happeningsIn`.
 */
export type Profile = {
  id: string;
  feedId: string | null;
  guid: string;
  at: number;
  language: string;
  title: string;
  plainTitle: string;
  numbers: string;
  own: LinkKey | null;
  links: LinkKey[];
  linkKeys: Set<string>;
  terms: Map<string, Term>;
  named: Names;
  happenings: number;
  isRoundup: boolean;
  signature: Signature | null;
};

const [LEAD_WORDS, MOST_LINKS] = [55, 40];
/** How much a name, one with a number, and a figure count beside a plain word, and the lead beside the title. */
const [NAME, VERSION, FIGURE, LEAD] = [1.5, 1.7, 1.2, 0.5];

export function profileOf(item: DeskItem): Profile {
  const lead = firstWords(item.summary || item.text);
  const language = (item.language ?? guessLanguage(`${item.title} ${lead}`)).slice(0, 2).toLowerCase();
  const own = linkKey(item.url);
  const allLinks = uniqueLinks(item.links.slice(0, MOST_LINKS * 2)).filter(
    (link) => link.key !== own?.key && !isOldPaper(link, item.at),
  );
  const links = allLinks.slice(0, MOST_LINKS);
  const [inTitle, inLead] = [item.title, lead].map((text) => namesIn(text, tellsNames(text, language))) as [
    Names,
    Names,
  ];
  const named = inTitle.versions.size > 0 ? inTitle : { ...inTitle, versions: inLead.versions };
  const { id, feedId, guid, at, title } = item;
  return {
    ...{ id, feedId, guid, at, title, language, own, named, links },
    plainTitle: plain(title),
    numbers: (title.match(/\d+/g) ?? []).join(" "),
    linkKeys: new Set(links.map(({ key }) => key)),
    terms: termsOf([title, inTitle, 1], [lead, inLead, LEAD]),
    happenings: happeningsIn(title),
    isRoundup: isRoundup(title, lead, allLinks.length, () => tokensOf(item.text, 4_000).length),
    signature: signatureOf(`${title} ${item.text || item.summary}`),
  };
}

const firstWords = (text: string) => text.split(/\s+/, LEAD_WORDS).join(" ").slice(0, 600);

function uniqueLinks(addresses: string[]): LinkKey[] {
  const found = new Map<string, LinkKey>();
  for (const address of addresses) {
    const link = linkKey(address);
    if (link) found.set(link.key, link);
  }
  return [...found.values()];
}

function termsOf(...parts: [text: string, names: Names, share: number][]): Map<string, Term> {
  const terms = new Map<string, Term>();
  const names = new Set(parts.flatMap(([, part]) => [...part.names]));
  const numbered = new Set(parts.flatMap(([, part]) => [...part.versions.keys()]));
  const add = (key: string, weight: number, shown: string, isName: boolean) => {
    if (weight > (terms.get(key)?.weight ?? 0)) terms.set(key, { weight, shown, isName });
  };
  for (const [text, part, share] of parts) {
    for (const word of tokensOf(text, 80)) {
      const key = termOf(word);
      if (!key || numbered.has(word)) continue;
      add(key, share * (names.has(key) ? NAME : 1), part.shown.get(key) ?? word.replace(/[’']s?$/, ""), names.has(key));
    }
    for (const [base, numbers] of part.versions)
      for (const number of numbers) {
        const key = `${base} ${number}`;
        if (part.shown.has(key)) add(key, share * VERSION, part.shown.get(key) ?? key, true);
      }
    for (const figure of part.figures) add(figure, share * FIGURE, part.shown.get(figure) ?? figure, true);
  }
  return terms;
}

/** The terms by which an item can be found: the words of its title and the names of its lead. */
export const termsIn = ({ terms }: Pick<Profile, "terms">): string[] =>
  [...terms].filter(([, { weight, isName }]) => weight >= 1 || (isName && weight > LEAD)).map(([term]) => term);

/**
 * The keys under which an item is looked for: what it is and leads to, the bands of its text, and its terms. Who shares none
 * of them has nothing in common that could make them one story.
 */
export function keysOf(profile: Profile): string[] {
  const { own, links, guid, signature, plainTitle } = profile;
  const keys = [
    `guid:${guid}`,
    `title:${plainTitle}`,
    ...(own ? [own.key] : []),
    ...links.map(({ key }) => key),
    ...(signature ? bandsOf(signature).map((band) => `band:${band}`) : []),
    ...termsIn(profile).map((term) => `term:${term}`),
  ];
  return [...new Set(keys.map((key) => key.replaceAll("\u0000", "").slice(0, 300).toWellFormed()))];
}
