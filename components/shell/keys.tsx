"use client";

import { usePathname, useRouter } from "next/navigation";
import { useEffect, useRef } from "react";
import { keyMap } from "#components/shell/key-map.ts";
import { admitLateFaces } from "#components/shell/late-faces.ts";
import { rememberTyped } from "#components/shell/typed.ts";

const HELP = [
  ["j", "Next briefing"],
  ["k", "Previous briefing"],
  ["o", "Open it"],
  ["s", "Save or unsave"],
  ["f", "Follow or unfollow"],
  ["/", "Search"],
  ["?", "This list"],
] as const;

const searchField = () => document.querySelector<HTMLInputElement>('input[type="search"]');

/** The keyboard map, with its help sheet. Keys do nothing while one types, and never take a combination of the browser. */
export function Keys() {
  const router = useRouter();
  const path = usePathname();
  const sheet = useRef<HTMLDialogElement>(null);
  const isSearchWanted = useRef(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the field stands there once the page has changed.
  useEffect(() => {
    if (isSearchWanted.current) searchField()?.focus();
    isSearchWanted.current = false;
  }, [path]);
  useEffect(() => {
    const press = keyMap({
      search: () => {
        const field = searchField();
        if (field) return field.focus();
        isSearchWanted.current = true;
        router.push("/search");
      },
      help: () => sheet.current?.showModal(),
    });
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  }, [router]);

  const firstPath = useRef(path);
  useEffect(() => {
    if (path !== firstPath.current) admitLateFaces();
  }, [path]);

  useEffect(() => {
    document.addEventListener("submit", rememberTyped, true);
    return () => document.removeEventListener("submit", rememberTyped, true);
  }, []);

  return (
    <dialog ref={sheet} className="sheet" aria-labelledby="keys-title">
      <h2 id="keys-title" className="text-title">
        Keyboard
      </h2>
      <dl>
        {HELP.map(([key, meaning]) => (
          <div key={key} className="contents">
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{meaning}</dd>
          </div>
        ))}
      </dl>
      <form method="dialog">
        <button type="submit" className="button">
          Close
        </button>
      </form>
    </dialog>
  );
}
