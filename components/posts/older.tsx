"use client";

import { type ComponentType, type MouseEvent, useState } from "react";
import type { OlderPagesProps } from "#components/posts/older-pages.tsx";
import { Link } from "#components/ui/link.tsx";

type Props = OlderPagesProps & { href: string };

// Kept beside the components, so that a list that was opened stands open again after Back.
const opened = new Map<string, ComponentType<OlderPagesProps>>();

/**
 * The way to the older entries of a list: a link to the next page; with a script the next page is put below instead, by
 * code that is loaded when it is first used.
 */
export function Older({ href, list, cursor, end, muted }: Props) {
  const key = `${list} ${cursor} ${muted}`;
  const [Pages, setPages] = useState<ComponentType<OlderPagesProps> | undefined>(() => opened.get(key));
  const [waiting, setWaiting] = useState(false);
  if (Pages) return <Pages list={list} cursor={cursor} end={end} muted={muted} />;

  async function open(event: MouseEvent<HTMLAnchorElement>) {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    setWaiting(true);
    try {
      const { OlderPages } = await import("#components/posts/older-pages.tsx");
      opened.set(key, OlderPages);
      setPages(() => OlderPages);
    } catch {
      window.location.assign(href);
    }
  }

  return (
    <p className="older">
      <Link className="button" href={href} rel="next" onClick={open} aria-busy={waiting}>
        Older
      </Link>
    </p>
  );
}
