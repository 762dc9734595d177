import { linkWords } from "#lib/desk/link-key.ts";

/**
 * Why an item stands in its story, beside another of its items (`beside`, a title). `copy` says what shows that it is the
 * same text, `linksTo` which of the two leads to the other, `links` what both lead to, `shared` what both call by name,
 * `hours` how far apart they are. `by` is an editor's own hand.
 */
export type Reason = {
  hours: number;
  copy?: "id" | "address" | "text" | undefined;
  linksTo?: "this" | "that";
  links?: string[];
  shared?: string[];
  beside?: string;
  by?: "editor" | "first";
};

/** So much of the other item's title is kept. */
export const LONGEST_BESIDE = 120;

const COPY = {
  id: "the same item under one id",
  address: "the same address",
  text: "almost word for word the same text",
};

/** What an item's story is by now: its title (that of the item on top), and whether the item is that one, by an editor's choice. */
type Now = { lead?: string; isLead?: boolean; isChosen?: boolean };

/**
 * The reason as a sentence's half: "both link to arXiv 2401.12345", "both name ‘Llama 4’, ‘Scout’, within 9 hours". What is on
 * top can change after the reason was written, so that is told by what the story is now.
 */
export function reasonWords(written: Reason, { lead, isLead, isChosen }: Now = {}): string {
  if (isLead && isChosen) return "put on top by an editor";
  if (written.by === "editor") return "put here by an editor";
  if (isLead) return "the strongest source of its story";
  if (written.by === "first") return "this story began with it";
  const { beside: other, ...rest } = written;
  const reason: Reason = other === undefined || other === lead?.slice(0, LONGEST_BESIDE) ? rest : written;
  const both = reason.beside ? `it and “${reason.beside}” both` : "both";
  const parts: string[] = [];
  if (reason.copy) parts.push(COPY[reason.copy] + (reason.beside ? ` as “${reason.beside}”` : ""));
  if (reason.linksTo)
    parts.push(reason.linksTo === "that" ? `links to ${beside(reason)}` : `${beside(reason)} links to it`);
  if (reason.links?.length) parts.push(`${both} link to ${reason.links.map(linkWords).join(" and ")}`);
  if (reason.shared?.length && !reason.copy)
    parts.push(`${both} name ${reason.shared.map((word) => `‘${word}’`).join(", ")}`);
  return `${parts.join("; ")}, ${within(reason.hours)}`;
}

const beside = ({ beside }: Reason) => (beside ? `“${beside}”` : "the other");

function within(hours: number): string {
  if (hours <= 1) return "within the hour";
  if (hours < 48) return `within ${Math.ceil(hours)} hours`;
  return `within ${Math.ceil(hours / 24)} days`;
}
