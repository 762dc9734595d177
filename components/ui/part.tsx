import type { ReactElement } from "react";
import { Prepared, type PreparedProps } from "#components/ui/prepared.tsx";
import { markupOf } from "#lib/markup.ts";

type Props = Omit<PreparedProps, "html"> & {
  /** What the part is, and all that it depends on, as JSON: what has changed is another part. */
  of: readonly unknown[];
  /** Makes what stands in it, of plain components. */
  children: () => ReactElement;
};

/** A part of a page that is the same for many of its readers, rendered once for all of them. */
export function Part({ of, children, ...rest }: Props) {
  return <Prepared {...rest} html={markupOf(JSON.stringify(of), children)} />;
}
