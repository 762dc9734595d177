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

const COPY = {
  id: "the same item under one id",
  address: "the same address",
  text: "almost word for word the same text",
};

/** The reason as a sentence's half: "both link to arXiv 2401.12345", "both name ‘Llama 4’, ‘Scout’, within 9 hours". */
export function reasonWords(reason: Reason): string {
  if (reason.by === "editor") return "put here by an editor";
  if (reason.by === "first") return "the strongest source of its story";
  const parts: string[] = [];
  if (reason.copy) parts.push(COPY[reason.copy]);
  if (reason.linksTo)
    parts.push(reason.linksTo === "that" ? `links to ${beside(reason)}` : `${beside(reason)} links to it`);
  if (reason.links?.length) parts.push(`both link to ${reason.links.map(linkWords).join(" and ")}`);
  if (reason.shared?.length && !reason.copy)
    parts.push(`both name ${reason.shared.map((word) => `‘${word}’`).join(", ")}`);
  return `${parts.join("; ")}, ${within(reason.hours)}`;
}

const beside = ({ beside }: Reason) => (beside ? `“${beside}”` : "the other");

function within(hours: number): string {
  if (hours <= 1) return "within the hour";
  if (hours < 48) return `within ${Math.ceil(hours)} hours`;
  return `within ${Math.ceil(hours / 24)} days`;
}
