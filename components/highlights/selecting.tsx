"use client";

import { type ComponentType, useEffect, useState } from "react";
import type { PassagesProps } from "#components/highlights/passages.tsx";
import type { PieceFields } from "#lib/reading/piece-form.ts";

type Props = { piece: PieceFields; notes: Record<string, string> };

/** Waits until something of the text is selected or a highlight is pressed; what then happens is loaded at that moment. */
export function Selecting({ piece, notes }: Props) {
  const [Passages, setPassages] = useState<ComponentType<PassagesProps>>();
  const [opened, open] = useState<string | null>(null);
  useEffect(() => {
    const load = () =>
      import("#components/highlights/passages.tsx").then(
        (loaded) => setPassages(() => loaded.Passages),
        // Without it the link of a highlight leads on, and the form at the end keeps a passage.
        () => {},
      );
    const select = () => {
      const selection = getSelection();
      if (selection?.isCollapsed === false && selection.anchorNode?.parentElement?.closest("[data-reading]")) load();
    };
    const click = (event: MouseEvent) => {
      const target = event.target as Element;
      const id = target.closest<HTMLElement>("[data-highlight]")?.dataset.highlight?.split(" ").at(-1);
      // The end of a drag, or a link of the text, is no press on the highlight below it.
      const isMeant =
        target.closest(".highlight-link") || (!target.closest("a") && getSelection()?.isCollapsed !== false);
      if (!id || !isMeant || event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      open(id);
      load();
    };
    const body = document.querySelector<HTMLElement>("[data-reading]");
    document.addEventListener("selectionchange", select);
    body?.addEventListener("click", click);
    return () => {
      document.removeEventListener("selectionchange", select);
      body?.removeEventListener("click", click);
    };
  }, []);
  return Passages ? <Passages piece={piece} notes={notes} opened={opened} close={() => open(null)} /> : null;
}
