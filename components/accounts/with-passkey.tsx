"use client";

import { useEffect, useRef, useState, useTransition } from "react";
import { isNavigation } from "#components/ui/retried.ts";
import type { RequestOptions } from "#lib/accounts/passkeys.ts";
import type { ServerAction } from "#lib/action.ts";

type Props = {
  purpose: "enter" | "confirm";
  finish: ServerAction;
  fields: Record<string, string>;
  /** Set where the browser may offer passkeys in the autofill of a field (autocomplete="username webauthn"). */
  autofill?: boolean;
  children: string;
};

/** Uses a passkey of this device: by the button, or from the browser's autofill. Without a script it is not there. */
export function WithPasskey({ purpose, finish, fields, autofill, children }: Props) {
  const [refusal, setRefusal] = useState("");
  const [isBusy, setBusy] = useState(false);
  const [isEntering, start] = useTransition();
  const turns = useRef(0);
  const isLetIn = useRef(false);
  const underWay = useRef<Promise<unknown>>(Promise.resolve());

  // The server's question is in a cookie, of which a browser has one: who asks anew waits until what was answered before has
  // been judged, or that would take the new question along.
  function oneByOne<Found>(ask: () => Promise<Found>): Promise<Found> {
    const found = underWay.current.then(ask);
    underWay.current = found.catch(() => {});
    return found;
  }

  // No transition spans it: while the browser waits for a passkey, every other form of the page must go on.
  async function use(fromAutofill: boolean) {
    turns.current++;
    const turn = turns.current;
    // The button's question takes the place of the autofill's; who was let in meanwhile is asked nothing more.
    const isOver = () => isLetIn.current || turn !== turns.current;
    const question = async () => {
      const asked = isOver() ? null : await fetch(`/api/passkeys?for=${purpose}`);
      return isOver() ? null : asked;
    };
    const answer = await askPasskey(fromAutofill, () => oneByOne(question));
    if (answer === null || isOver()) return;
    if ("refusal" in answer) return setRefusal(fromAutofill ? "" : answer.refusal);
    const form = new FormData();
    for (const [name, value] of Object.entries(fields)) form.set(name, value);
    form.set("response", answer.response);
    // The last step alone is a transition: it may lead to another page, which is the router's to do.
    start(async () => {
      const state = await oneByOne(() => finish(form).catch(letIn));
      start(() => setRefusal(state && !state.ok ? state.message : ""));
    });
  }

  function letIn(error: unknown): never {
    if (isNavigation(error)) isLetIn.current = true;
    throw error;
  }

  function press() {
    setBusy(true);
    setRefusal("");
    use(false)
      .catch(() => setRefusal("That did not work. Check the connection and try again."))
      .finally(() => setBusy(false));
  }

  // Once for each page: the offer stays open until a passkey is chosen or the button is pressed.
  // biome-ignore lint/correctness/useExhaustiveDependencies: as above.
  useEffect(() => {
    if (autofill) use(true).catch(() => {});
  }, []);

  return (
    <div className="js-only">
      <button type="button" className="button" onClick={press} aria-busy={isBusy || isEntering}>
        {children}
      </button>
      {refusal && (
        <p role="alert" className="refusal">
          {refusal}
        </p>
      )}
    </div>
  );
}

type Answer = { response: string } | { refusal: string } | null;

/** Asks the device what the server asks, which is null where nothing is to be asked any more. */
async function askPasskey(fromAutofill: boolean, question: () => Promise<Response | null>): Promise<Answer> {
  const { startAuthentication, browserSupportsWebAuthn, browserSupportsWebAuthnAutofill } = await import(
    "@simplewebauthn/browser"
  );
  if (!browserSupportsWebAuthn()) return { refusal: "This browser has no passkeys." };
  if (fromAutofill && !(await browserSupportsWebAuthnAutofill())) return null;
  const asked = await question();
  if (!asked) return null;
  if (!asked.ok) return { refusal: "That did not work. Load the page again." };
  try {
    const optionsJSON = (await asked.json()) as RequestOptions;
    const answer = await startAuthentication({ optionsJSON, useBrowserAutofill: fromAutofill });
    return { response: JSON.stringify(answer) };
  } catch (error) {
    // The autofill's offer ends when the button is pressed or the page is left; that is nobody's failure.
    return fromAutofill ? null : { refusal: whyNot(error) };
  }
}

const whyNot = (error: unknown) =>
  error instanceof Error && error.name === "NotAllowedError"
    ? "No passkey was used. Try again, or use another way."
    : "The browser could not use a passkey here. Use another way.";
