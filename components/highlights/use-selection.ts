import { type RefObject, useCallback, useEffect, useState } from "react";
import { announce } from "#components/ui/retried.ts";

const SETTLED = 150;

/**
 * What is selected in an element once the pointer is up and the keys rest; and a function that lets it go. While there
 * is something, Tab leads to `bar` and Escape puts it away.
 */
export function useSelection(
  body: HTMLElement | null,
  bar: RefObject<HTMLElement | null>,
  read: (body: HTMLElement) => Range | null,
): [Range | null, () => void] {
  const [range, setRange] = useState<Range | null>(null);
  useEffect(() => {
    if (!body) return;
    let isPressed = false;
    let isByPointer = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = () => {
      if (isPressed || bar.current?.contains(document.activeElement)) return;
      const next = read(body);
      setRange(next);
      if (next && !isByPointer) announce("Passage selected. Tab leads to Highlight and Note.");
    };
    const soon = () => {
      clearTimeout(timer);
      timer = setTimeout(look, SETTLED);
    };
    const press = ({ type, key }: Event & { key?: string }) => {
      isPressed = type === "pointerdown";
      isByPointer = type !== "keydown";
      if (key === "Escape") setRange(null);
      else soon();
    };
    soon();
    const types = ["pointerdown", "pointerup", "pointercancel", "keydown"] as const;
    for (const type of types) document.addEventListener(type, press);
    document.addEventListener("selectionchange", soon);
    return () => {
      clearTimeout(timer);
      for (const type of types) document.removeEventListener(type, press);
      document.removeEventListener("selectionchange", soon);
    };
  }, [body, bar, read]);

  useEffect(() => {
    if (!range) return;
    const lead = (event: KeyboardEvent) => {
      const isElsewhere = document.activeElement !== document.body && !body?.contains(document.activeElement);
      if (event.key !== "Tab" || event.shiftKey || isElsewhere) return;
      event.preventDefault();
      bar.current?.querySelector("button")?.focus({ preventScroll: true });
    };
    document.addEventListener("keydown", lead);
    return () => document.removeEventListener("keydown", lead);
  }, [range, body, bar]);

  const drop = useCallback(() => {
    getSelection()?.removeAllRanges();
    setRange(null);
  }, []);
  return [range, drop];
}
