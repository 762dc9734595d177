import NextLink from "next/link";
import type { ComponentProps } from "react";

/** A link within the site. It fetches nothing before it is meant: a feed of twenty would ask for twenty pages. */
export function Link(props: ComponentProps<typeof NextLink>) {
  return <NextLink prefetch={false} {...props} />;
}
