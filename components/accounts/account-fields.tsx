"use client";

import { useState } from "react";
import { Field } from "#components/ui/field.tsx";
import { Labelled } from "#components/ui/labelled.tsx";

// The fields of every form about an account. Their autocomplete tokens are what password managers go by.

export function NameField({ defaultValue }: { defaultValue?: string }) {
  return <Field label="Name" name="name" autoComplete="name" required maxLength={80} defaultValue={defaultValue} />;
}

type AddressProps = { label?: string; hint?: string; autoComplete?: "username" | "username webauthn" | "email" };

export function AddressField({ label = "E-mail address", hint, autoComplete = "username" }: AddressProps) {
  return <Field label={label} name="email" type="email" autoComplete={autoComplete} hint={hint} required verbatim />;
}

/** The address that a link is for: to be seen, and for the password manager to keep the password with. */
export function FixedAddress({ email }: { email: string }) {
  return (
    <div className="field">
      <label htmlFor="email">E-mail address</label>
      <input id="email" type="email" autoComplete="username" value={email} readOnly />
    </div>
  );
}

export function PasswordField() {
  return <Secret label="Password" required autoComplete="current-password" />;
}

const RULES = "At least 15 characters, of any kind.";

type NewPasswordProps = { label?: string; more?: string; required?: boolean };

/** `more` is said after the rule. */
export function NewPasswordField({
  label = "Password",
  more = "Four words that do not belong together are a good password.",
  required = true,
}: NewPasswordProps) {
  return <Secret label={label} hint={`${RULES} ${more}`} required={required} autoComplete="new-password" />;
}

// For password managers that make one: Apple's notation, which others read too.
const MADE_BY_MACHINE = { passwordrules: "minlength: 15; maxlength: 200;" };

type SecretProps = { label: string; hint?: string; required: boolean; autoComplete: string };

function Secret({ label, hint, required, autoComplete }: SecretProps) {
  const [isShown, show] = useState(false);
  return (
    <Labelled label={label} name="password" hint={hint}>
      {(control) => (
        <div className="secret">
          <input
            {...control}
            {...(autoComplete === "new-password" ? MADE_BY_MACHINE : {})}
            type={isShown ? "text" : "password"}
            autoComplete={autoComplete}
            required={required}
            autoCapitalize="none"
            autoCorrect="off"
            spellCheck={false}
          />
          <button
            type="button"
            className="text-button js-only"
            aria-label="Show what is typed"
            aria-pressed={isShown}
            onClick={() => show(!isShown)}
          >
            {isShown ? "Hide" : "Show"}
          </button>
        </div>
      )}
    </Labelled>
  );
}
