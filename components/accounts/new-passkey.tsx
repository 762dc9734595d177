"use client";

import { useState, useTransition } from "react";
import { beginNewPasskey, finishNewPasskey } from "#lib/accounts/passkey-actions.ts";
import type { CreationOptions } from "#lib/accounts/passkeys.ts";

/** Makes a passkey on this device and adds it to the account. */
export function NewPasskey() {
  const [refusal, setRefusal] = useState("");
  const [isBusy, setBusy] = useState(false);
  const [, start] = useTransition();

  // Asking may lead to another page (to prove who one is), which is the router's to do: hence the transition, for this
  // step alone. While the browser waits for a passkey, the rest of the page must go on.
  const begin = () =>
    new Promise<Awaited<ReturnType<typeof beginNewPasskey>>>((resolve) =>
      start(async () => resolve(await beginNewPasskey(new FormData()))),
    );

  async function add() {
    const begun = await begin();
    if (!begun?.ok) return setRefusal(begun?.message ?? "That did not work. Try again.");
    const made = await makePasskey(begun.data as CreationOptions);
    if ("refusal" in made) return setRefusal(made.refusal);
    const form = new FormData();
    form.set("response", made.response);
    const state = await finishNewPasskey(form);
    if (state?.ok) location.assign(String(state.data));
    else setRefusal(state?.message ?? "That did not work. Try again.");
  }

  function press() {
    setBusy(true);
    setRefusal("");
    add()
      .catch(() => setRefusal("That did not work. Check the connection and try again."))
      .finally(() => setBusy(false));
  }

  return (
    <>
      <button type="button" className="button js-only" onClick={press} aria-busy={isBusy}>
        Add a passkey
      </button>
      <p className="no-js-only text-small text-quiet">Adding a passkey needs JavaScript; nothing else here does.</p>
      {refusal && (
        <p role="alert" className="refusal">
          {refusal}
        </p>
      )}
    </>
  );
}

async function makePasskey(optionsJSON: CreationOptions): Promise<{ response: string } | { refusal: string }> {
  const { startRegistration, browserSupportsWebAuthn } = await import("@simplewebauthn/browser");
  if (!browserSupportsWebAuthn()) return { refusal: "This browser has no passkeys." };
  try {
    return { response: JSON.stringify(await startRegistration({ optionsJSON })) };
  } catch (error) {
    const name = error instanceof Error ? error.name : "";
    if (name === "InvalidStateError") return { refusal: "This device has a passkey for your account already." };
    if (name === "NotAllowedError") return { refusal: "No passkey was made. Try again when you are ready." };
    return { refusal: "The browser could not make a passkey here." };
  }
}
