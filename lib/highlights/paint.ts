import type { Passage } from "#lib/highlights/anchor.ts";
import type { ArticleText } from "#lib/highlights/article-text.ts";

/** A highlight with its place in the text; `id` is a UUID. */
export type Placed = Passage & { id: string; note: string | null };

/**
 * The HTML of a body with its reader's highlights as `<mark>`s: each stretch of words that no tag cuts gets its own, and
 * names the highlights that lie on it, also where several overlap. After the last word of each stands a link to it,
 * which has a name and no text, so that the words of the page stay what they are.
 */
export function paint(html: string, text: ArticleText, highlights: Placed[], href: (id: string) => string): string {
  const inOrder = highlights.toSorted((a, b) => a.at - b.at || b.until - a.until);
  const begun = new Set<string>();
  const ended = new Set<string>();
  const marks: { at: number; mark: string }[] = [];
  for (const piece of pieces(text, inOrder)) {
    const on = inOrder.filter(({ at, until }) => at <= piece.at && until >= piece.until);
    if (on.length === 0) continue;
    const first = on.find(({ id }) => !begun.has(id));
    for (const { id } of on) begun.add(id);
    const to = text.to[piece.until - 1] as number;
    marks.push({ at: text.from[piece.at] as number, mark: opening(on, first) }, { at: to, mark: "</mark>" });
    for (const one of on) {
      if (ended.has(one.id) || text.text.slice(piece.until, one.until).trim() !== "") continue;
      ended.add(one.id);
      // A link inside a link would end it.
      marks.push({ at: piece.afterLink ?? to, mark: link(one, href(one.id)) });
    }
  }
  return withMarks(html, marks);
}

/** The runs of a text, cut where a highlight begins or ends. */
function* pieces({ runs }: ArticleText, highlights: Placed[]) {
  const borders = [...new Set(highlights.flatMap(({ at, until }) => [at, until]))].sort((a, b) => a - b);
  let next = 0;
  for (const { at: begin, until: end, afterLink } of runs) {
    let at = begin;
    while (at < end) {
      while (next < borders.length && (borders[next] as number) <= at) next++;
      const until = Math.min(end, borders[next] ?? end);
      yield { at, until, afterLink };
      at = until;
    }
  }
}

function opening(on: Placed[], first: Placed | undefined): string {
  const anchor = first ? ` id="highlight-${first.id}"` : "";
  const names = `highlight${on.length > 1 ? " is-double" : ""}`;
  return `<mark class="${names}" data-highlight="${on.map(({ id }) => id).join(" ")}"${anchor}>`;
}

function link({ id, note }: Placed, href: string): string {
  const [names, label] = note ? ["highlight-link is-noted", "Your note"] : ["highlight-link", "Your highlight"];
  return `<a class="${names}" href="${href}" data-highlight="${id}" aria-label="${label}"></a>`;
}

function withMarks(html: string, marks: { at: number; mark: string }[]): string {
  let [painted, copied] = ["", 0];
  for (const { at, mark } of marks.toSorted((a, b) => a.at - b.at)) {
    painted += html.slice(copied, at) + mark;
    copied = at;
  }
  return painted + html.slice(copied);
}
