"use client";

import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { type KeyboardEvent, startTransition, useEffect, useRef, useState } from "react";
import { PaletteList } from "#components/shell/palette-list.tsx";
import { type Option, optionId } from "#components/shell/palette-options.ts";
import { remember } from "#components/shell/recents.ts";
import { usePaletteGroups } from "#components/shell/use-palette-groups.ts";
import { goElsewhere } from "#components/ui/ahead.ts";
import { signOut } from "#lib/entry/actions.ts";

type Props = { onClose: () => void; openHelp: () => void };

const client = new QueryClient({ defaultOptions: { queries: { refetchOnWindowFocus: false } } });

/**
 * Search and commands: a text field with a list of what it leads to (ARIA combobox: the focus stays in the field, the
 * option at hand is its active descendant).
 */
export function Palette(props: Props) {
  return (
    <QueryClientProvider client={client}>
      <Sheet {...props} />
    </QueryClientProvider>
  );
}

function Sheet({ onClose, openHelp }: Props) {
  const router = useRouter();
  const sheet = useRef<HTMLDialogElement>(null);
  const [typed, setTyped] = useState("");
  const [at, setAt] = useState(0);
  useEffect(() => sheet.current?.showModal(), []);
  const commands: Option[] = [
    { id: "keys", label: "Keyboard shortcuts", hint: "?", run: openHelp },
    ...(document.body.dataset.viewer
      ? [{ id: "out", label: "Sign out", run: () => startTransition(async () => void (await signOut(new FormData()))) }]
      : []),
  ];
  const { groups, state, retry } = usePaletteGroups(typed, commands);
  const options = groups.flatMap((group) => group.options);
  const active = options[Math.min(at, options.length - 1)];

  function choose(option: Option) {
    sheet.current?.close();
    if (!("href" in option)) return option.run();
    remember(option);
    goElsewhere();
    if (option.href.startsWith("/")) router.push(option.href);
    else window.location.assign(option.href);
  }

  function press(event: KeyboardEvent) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && options.length > 0) setAt((Math.min(at, options.length - 1) + step + options.length) % options.length);
    else if (event.key === "Enter" && active && !event.nativeEvent.isComposing) choose(active);
    else return;
    event.preventDefault();
  }

  return (
    <dialog ref={sheet} className="sheet palette" aria-label="Search and commands" onClose={onClose}>
      <input
        type="text"
        role="combobox"
        aria-label="Search, or say what to do"
        aria-expanded="true"
        aria-autocomplete="list"
        aria-controls="palette-list"
        aria-activedescendant={active && optionId(active)}
        placeholder="Search, or say what to do"
        autoComplete="off"
        spellCheck={false}
        maxLength={200}
        value={typed}
        onChange={({ target }) => {
          setTyped(target.value);
          setAt(0);
        }}
        onKeyDown={press}
      />
      <PaletteList groups={groups} active={active} choose={choose} />
      {state === "failed" ? (
        <p role="alert" className="meta">
          {navigator.onLine
            ? "Briefings, topics and authors did not arrive. "
            : "No connection: pages and commands only. "}
          <button type="button" className="text-button" onClick={retry}>
            Try again
          </button>
        </p>
      ) : (
        <p role="status" className="meta">
          {state === "waiting" ? "Looking…" : options.length === 1 ? "1 entry" : `${options.length} entries`}
        </p>
      )}
    </dialog>
  );
}
