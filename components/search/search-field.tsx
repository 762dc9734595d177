"use client";

import { type ComponentType, type FocusEvent, type KeyboardEvent, useRef, useState } from "react";

type Suggestions = ComponentType<{ typed: string }>;

// Kept beside the component: once loaded, the next page has it at once.
let loaded: Suggestions | undefined;

/**
 * The search field. With a script it shows where one may want to go while one types, by code that is loaded when the
 * field is first used; the arrows lead there and back, Escape puts them away, Enter searches as without.
 */
export function SearchField({ query, describedBy }: { query: string; describedBy: string | undefined }) {
  const [Shown, setShown] = useState<Suggestions | undefined>(() => loaded);
  const [typed, setTyped] = useState(query);
  const [isOpen, setOpen] = useState(false);
  const field = useRef<HTMLInputElement>(null);

  async function load() {
    if (Shown) return;
    try {
      loaded = (await import("#components/search/search-suggestions.tsx")).SearchSuggestions;
      setShown(() => loaded);
    } catch {
      // Without suggestions the form still searches.
    }
  }

  function leave(event: FocusEvent<HTMLDivElement>) {
    if (!event.currentTarget.contains(event.relatedTarget)) setOpen(false);
  }

  function press(event: KeyboardEvent<HTMLDivElement>) {
    if (!isOpen || event.nativeEvent.isComposing) return;
    if (event.key === "Escape") {
      event.preventDefault();
      setOpen(false);
      field.current?.focus();
    }
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (step === 0) return;
    const stops = [...event.currentTarget.querySelectorAll<HTMLElement>("input, a")];
    const next = stops[stops.indexOf(document.activeElement as HTMLElement) + step];
    if (!next) return;
    event.preventDefault();
    next.focus();
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys are those of the field and the links in it.
    <div className="search-field" onKeyDown={press} onBlur={leave}>
      <input
        ref={field}
        type="search"
        name="q"
        defaultValue={query}
        onFocus={load}
        onChange={(event) => {
          setTyped(event.target.value);
          setOpen(true);
        }}
        aria-label="Search all briefings"
        aria-describedby={describedBy}
        autoComplete="off"
        maxLength={200}
        required
      />
      {Shown && isOpen && <Shown typed={typed} />}
    </div>
  );
}
