import { unstable_isUnrecognizedActionError as isFromOldPage } from "next/navigation";
import { startTransition } from "react";
import { announce, failureOf } from "#components/ui/retried.ts";
import type { ActionState, ServerAction } from "#lib/action.ts";
import { arrange } from "#lib/bookmarks/actions.ts";
import { addHighlight } from "#lib/highlights/actions.ts";
import { handInLink } from "#lib/links/actions.ts";
import { mute } from "#lib/mutes/actions.ts";
import { keepSearch } from "#lib/search/actions.ts";

const ACTIONS: Record<string, ServerAction> = {
  mute,
  "keep-passage": addHighlight,
  "keep-search": keepSearch,
  "hand-in": handInLink,
  arrange,
};

type Refusal = Extract<ActionState, { ok: false }>;

/**
 * Sends a prepared form, once until it is answered: done, it is as it was; refused, it says why, and what was typed stays.
 * `sendPlain` sends it as the browser does: the site gives back what a page from before an update had in it (lib/old-page.ts).
 */
export function sendForm(form: HTMLFormElement, button: HTMLElement | null, sendPlain: () => void): void {
  const action = ACTIONS[form.dataset.form ?? ""];
  if (form.ariaBusy === "true") return;
  if (!action) {
    sendPlain();
    return;
  }
  const data = new FormData(form, button);
  form.ariaBusy = "true";
  startTransition(async () => {
    const result = await action(data).catch((error: unknown) =>
      isFromOldPage(error) ? sendPlain() : failureOf(error),
    );
    if (result === undefined) return;
    form.ariaBusy = null;
    takeBack(form);
    if (result?.ok === false) refuse(form, result);
    // The way to another page has begun, or this one was made anew.
    else settle(form, result?.message);
  });
}

function settle(form: HTMLFormElement, said = "") {
  const message = said || (form.dataset.done ?? "");
  const wasHere = form.contains(document.activeElement);
  form.reset();
  const folded = form.closest("details");
  if (folded) {
    folded.open = false;
    if (wasHere) folded.querySelector("summary")?.focus();
    if (message) folded.after(element("p", "meta said", message));
  }
  // What the page that was made anew says itself is not to be taken back.
  if (message) announce(message);
}

/** Takes away what was said before. */
function takeBack(form: HTMLFormElement) {
  const around = form.closest("details")?.parentElement ?? form;
  for (const said of around.querySelectorAll(".refusal, [role=alert], .said")) said.remove();
  for (const field of form.querySelectorAll("[aria-invalid]")) {
    field.removeAttribute("aria-invalid");
    relate(field, (ids) => ids.filter((id) => id !== `${field.id}-refusal`));
  }
}

/** Says what is wrong beside each field, or above them, as components/ui/plain-fields.tsx and form-refusal.tsx do. */
function refuse(form: HTMLFormElement, { message, fields = {} }: Refusal) {
  const wrong = Object.entries(fields).flatMap(([name, words]) => {
    const field = form.elements.namedItem(name);
    return field instanceof HTMLElement && field.closest(".field") ? [{ field, words }] : [];
  });
  for (const { field, words } of wrong) {
    const refusal = element("p", "refusal", words);
    refusal.id = `${field.id}-refusal`;
    field.after(refusal);
    field.ariaInvalid = "true";
    relate(field, (ids) => [refusal.id, ...ids]);
  }
  if (wrong.length > 0) return wrong[0]?.field.focus();
  const said = element("p", "notice", message);
  said.role = "alert";
  said.tabIndex = -1;
  form.prepend(said);
  said.focus();
}

function relate(field: Element, change: (ids: string[]) => string[]) {
  const ids = change((field.getAttribute("aria-describedby") ?? "").split(" ").filter(Boolean));
  if (ids.length > 0) field.setAttribute("aria-describedby", ids.join(" "));
  else field.removeAttribute("aria-describedby");
}

function element(name: string, className: string, words: string) {
  const made = document.createElement(name);
  made.className = className;
  made.textContent = words;
  return made;
}
