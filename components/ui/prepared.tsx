"use client";

import { type AriaAttributes, useEffect, useRef, useState } from "react";

export type PreparedProps = {
  /** Of our own components (lib/markup.ts). */
  html: string;
  as?: "div" | "aside" | "details" | "footer" | "header" | "section";
  className?: string | undefined;
  id?: string;
  "aria-label"?: AriaAttributes["aria-label"];
  "aria-labelledby"?: AriaAttributes["aria-labelledby"];
};

/**
 * A part of a page that comes as HTML. When the page is made anew only what differs is exchanged, so that the focus, what
 * is unfolded and what is chosen stay; the code for that is loaded when it is first needed.
 */
export function Prepared({ html, as = "div", ...attributes }: PreparedProps) {
  // All of them are elements with the same attributes.
  const Element = as as "div";
  const [first] = useState(html);
  const shown = useRef(html);
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (html === shown.current) return;
    shown.current = html;
    import("#components/ui/exchange.ts").then(
      ({ exchange }) => box.current && shown.current === html && exchange(box.current, html),
      // Without it the part is written anew.
      () => {
        if (box.current) box.current.innerHTML = html;
      },
    );
  }, [html]);
  // biome-ignore lint/security/noDangerouslySetInnerHtml: rendered by React, of our own components.
  return <Element ref={box} {...attributes} dangerouslySetInnerHTML={{ __html: first }} />;
}
