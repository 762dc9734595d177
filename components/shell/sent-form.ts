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

/** Sends a prepared form, once until it is answered: done, it is as it was; refused, it says why, and what was typed stays. */
export function sendForm(form: HTMLFormElement, button: HTMLElement | null): void {
  const action = ACTIONS[form.dataset.form ?? ""];
  if (!action || form.ariaBusy === "true") return;
  const data = new FormData(form, button);
  form.ariaBusy = "true";
  startTransition(async () => {
    const result = await action(data).catch(failureOf);
    form.ariaBusy = null;
    takeBack(form);
    if (result?.ok === false) refuse(form, result);
    // The way to another page has begun, or this one was made anew.
    else settle(form, result?.message);
  });
}

function settle(form: HTMLFormElement, message = "") {
  form.reset();
  const folded = form.closest("details");
  // The page that was made anew may have something else in its place.
  if (folded && form.contains(document.activeElement)) folded.querySelector("summary")?.focus();
  if (folded) folded.open = false;
  announce(message);
}

/** Takes away what was said before. */
function takeBack(form: HTMLFormElement) {
  for (const said of form.querySelectorAll(".refusal, [role=alert]")) said.remove();
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
