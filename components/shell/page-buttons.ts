import type { Option } from "#components/shell/palette-options.ts";

/** What the page that is open can do by a button of its own: save or follow this, mark it as read, choose the colours. */
export function pageButtons(): Option[] {
  const buttons = [...document.querySelectorAll<HTMLElement>("main [data-key]")].filter(
    (button) => !button.closest(".card, .lead"),
  );
  const colours = [...document.querySelectorAll<HTMLElement>(".themes button")];
  return [
    ...buttons.map((button) => pressing(button, spoken(button))),
    ...colours.map((button) =>
      pressing(button, `Colours: ${button.textContent}`, button.ariaPressed === "true" ? "chosen" : undefined),
    ),
  ];
}

/** What a button of two states does, not what it says: "Saved: …" would take the piece off the saved. */
function spoken(button: HTMLElement): string {
  const label = button.getAttribute("aria-label") ?? button.textContent ?? "";
  return label
    .replace(/^Saved: /, "Unsave: ")
    .replace(/^Following: /, "Unfollow: ")
    .replace(/^Read: /, "Mark as unread: ");
}

const pressing = (button: HTMLElement, label: string, hint?: string): Option => ({
  ...{ id: `press ${label}`, label, hint },
  run: () => button.click(),
});
