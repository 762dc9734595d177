import type { ReactElement } from "react";
import { Prepared, type PreparedProps } from "#components/ui/prepared.tsx";
import { joined, type Markup, markupOf } from "#lib/markup.ts";
import { travelling } from "#lib/page-texts.ts";

type TextsProps = Omit<PreparedProps, "text"> & { texts: Markup[] };

/** Prepared texts, one after another, as one part of a page. */
export function Texts({ texts, ...rest }: TextsProps) {
  return <Prepared {...rest} text={travelling(joined(texts))} />;
}

type Props = Omit<PreparedProps, "text"> & {
  /** What the part is, and all that it depends on, as JSON: what has changed is another part. */
  of: readonly unknown[];
  /** Makes what stands in it, of plain components. */
  children: () => ReactElement;
};

/** A part of a page that is the same for many of its readers, rendered once for all of them. */
export function Part({ of, children, ...rest }: Props) {
  return <Texts {...rest} texts={[markupOf(JSON.stringify(of), children)]} />;
}
