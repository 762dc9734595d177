"use client";

import { useEffect, useRef } from "react";
import { KeysSwitch } from "#components/shell/keys-switch.tsx";

const is = (selector: string) => () => document.querySelector(selector) !== null;
const always = () => true;

/** Each key, what it does, and whether it does so on the page that is open. */
const KEYS: [string, string, () => boolean][] = [
  ["j", "Next briefing", is(".card:not(.story), .lead")],
  ["k", "Previous briefing", is(".card:not(.story), .lead")],
  ["j", "Next story", is(".story")],
  ["k", "Previous story", is(".story")],
  ["o", "Open it", is(".card, .lead")],
  ["s", "Save or unsave", is('[data-key="s"]:not([data-keys] *)')],
  ["x", "Select it", is('[data-key="x"]')],
  ["m", "Merge what is selected", is('[data-keys] [data-key="m"]')],
  ["s", "Split the selected items out", is('[data-keys] [data-key="s"]')],
  ["e", "Set aside", is('[data-keys] [data-key="e"]')],
  ["u", "Undo", is('main [data-key="u"]')],
  ["f", "Follow or unfollow", is('main [data-key="f"]')],
  ["h", "Highlight what is selected", is("[data-viewer] [data-reading]")],
  ["/", "Search", always],
  ["?", "This list", always],
  ["Ctrl K", "Search and commands; ⌘ K on a Mac", always],
];

/** The keys that work on this page. */
export function KeySheet({ onClose }: { onClose: () => void }) {
  const sheet = useRef<HTMLDialogElement>(null);
  useEffect(() => sheet.current?.showModal(), []);
  return (
    <dialog ref={sheet} className="sheet" aria-labelledby="keys-title" onClose={onClose}>
      <h2 id="keys-title" className="text-title">
        Keyboard
      </h2>
      <dl>
        {KEYS.filter(([, , works]) => works()).map(([key, meaning]) => (
          <div key={meaning} className="contents">
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{meaning}</dd>
          </div>
        ))}
      </dl>
      <KeysSwitch />
      <form method="dialog" className="mt-4">
        <button type="submit" className="button">
          Close
        </button>
      </form>
    </dialog>
  );
}
