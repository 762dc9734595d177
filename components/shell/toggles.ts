import { startTransition } from "react";
import { FOLLOWS } from "#components/following/follows.ts";
import { sendWhenLeft, settled, unsettled } from "#components/shell/unsettled.ts";
import { afterPaint } from "#components/ui/after-paint.ts";
import { announce, failureOf, retried } from "#components/ui/retried.ts";
import type { ServerAction } from "#lib/action.ts";
import { addBookmark, removeBookmark } from "#lib/bookmarks/actions.ts";
import { saveItem, unsaveItem } from "#lib/links/item-actions.ts";
import { followPath, unfollowPath } from "#lib/paths/actions.ts";
import { markPostRead, markPostUnread } from "#lib/reading/actions.ts";

// Buttons of two states are plain forms (components/ui/toggle-form.tsx). What a script adds to them is done for all of
// them here: they answer at once, go back with a message when the server refuses, and try again when the connection breaks.

type Pair = [ServerAction, ServerAction];

/** What switches each kind on, and what switches it off. */
const PAIRS: Record<string, Pair> = {
  save: [addBookmark, removeBookmark],
  "save-item": [saveItem, unsaveItem],
  ...FOLLOWS,
  path: [followPath, unfollowPath],
  read: [markPostRead, markPostUnread],
};

/** How often each was pressed: only the last press has a say in how it ends. */
const presses = new Map<string, number>();

/** Answers the toggles of the page. Answers how to stop. */
export function answerToggles(): () => void {
  document.addEventListener("submit", press);
  const stop = sendWhenLeft();
  return () => {
    document.removeEventListener("submit", press);
    stop();
  };
}

function press(event: SubmitEvent) {
  const form = event.target as HTMLFormElement;
  const pair = PAIRS[form.dataset.toggle ?? ""];
  if (!pair || event.defaultPrevented) return;
  event.preventDefault();
  const [data, key, next] = [new FormData(form), keyOf(form), !isOn(form)];
  const [on, off] = pair;
  const count = (presses.get(key) ?? 0) + 1;
  presses.set(key, count);
  for (const each of formsOf(key)) show(each, next);
  unsettled(key, form, data, next);
  const send = async () => {
    const result = await retried(() => (next ? on : off)(data)).catch(failureOf);
    if (presses.get(key) !== count) return;
    settled(key);
    if (!result || result.ok) return;
    for (const each of formsOf(key)) show(each, !next);
    say(form.isConnected ? form : formsOf(key)[0], result.message);
  };
  afterPaint(() => {
    announce(form.querySelector("button")?.ariaLabel ?? "");
    startTransition(send);
  });
}

const isOn = (form: HTMLFormElement) => "isOn" in form.dataset;

/** What a toggle is about: the same wherever it stands on the page. */
const keyOf = (form: HTMLFormElement) =>
  `${form.dataset.toggle} ${form.querySelector<HTMLInputElement>("input[value]:not([value=''])")?.value}`;

const formsOf = (key: string) =>
  [...document.querySelectorAll<HTMLFormElement>("form[data-toggle]")].filter((form) => keyOf(form) === key);

function show(form: HTMLFormElement, on: boolean) {
  const button = form.querySelector("button");
  const { on: onLabel = "", off: offLabel = "" } = form.dataset;
  if (!button || isOn(form) === on) return;
  const [before, after] = on ? [offLabel, onLabel] : [onLabel, offLabel];
  form.toggleAttribute("data-is-on", on);
  form.querySelector(".refusal")?.remove();
  button.classList.toggle("is-on", on);
  button.ariaLabel = after + (button.ariaLabel ?? "").slice(before.length);
  // The text itself, not the node: React goes on with what it put there.
  if (button.firstChild) button.firstChild.nodeValue = after;
}

function say(form: HTMLFormElement | undefined, message: string) {
  const refusal = document.createElement("span");
  refusal.className = "refusal";
  refusal.role = "alert";
  refusal.textContent = message;
  form?.append(refusal);
}
