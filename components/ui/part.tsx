import { Fragment, type ReactElement } from "react";
import { Prepared, type PreparedProps } from "#components/ui/prepared.tsx";
import { joined, type Markup, markupOf } from "#lib/markup.ts";
import { travelling } from "#lib/page-texts.ts";

type Place = Omit<PreparedProps, "text">;

/** Prepared texts, one after another, as the one text of a part. */
export const together = (texts: Markup[]): PreparedProps["text"] => travelling(joined(texts));

/** A piece of a page that is the same for many of its readers, rendered once for all of them. */
export type Piece = {
  /** What it is, and all that it depends on, as JSON: what has changed is another piece. */
  of: readonly unknown[];
  /** Makes what stands in it, of plain components. */
  children: () => ReactElement;
};

type Kept = Place & {
  /** Unset where something stands in it that is nobody else's: then it is made for this page alone. */
  isKept?: boolean;
};

/** Such a piece as a part of its page. */
export function Part({ of, children, ...rest }: Kept & Piece) {
  // Called, not rendered: a page has many, and each component costs React its own.
  return Parts({ ...rest, pieces: [{ of, children }] });
}

/** Several of them, one after another, as one part. */
export function Parts({ pieces, isKept = true, ...rest }: Kept & { pieces: Piece[] }) {
  if (isKept) {
    const texts = pieces.map(({ of, children }) => markupOf(JSON.stringify(of), children));
    return <Prepared {...rest} text={together(texts)} />;
  }
  const { as: Element = "div", isBelow: _, ...attributes } = rest;
  return (
    <Element {...attributes}>
      {pieces.map(({ of: [name], children }) => (
        <Fragment key={`${name}`}>{children()}</Fragment>
      ))}
    </Element>
  );
}
