"use client";

import { type About, Labelled } from "#components/ui/labelled.tsx";

type Props = About & {
  type?: "text" | "email" | "url" | "search" | "date";
  /** The keys that a phone offers. */
  inputMode?: "url";
  autoComplete?: string;
  required?: boolean;
  defaultValue?: string;
  multiline?: boolean;
  maxLength?: number;
  /** Set for names and addresses that a machine reads: no capital at their beginning, nothing corrected. */
  verbatim?: boolean;
};

const VERBATIM = { autoCapitalize: "none", autoCorrect: "off", spellCheck: false };

/** A labelled field that keeps what was typed and says what is wrong with it. */
export function Field({ label, name, id, hint, state, multiline, defaultValue, verbatim, ...input }: Props) {
  return (
    <Labelled {...{ label, name, id, hint, state }}>
      {(control, typed) =>
        multiline ? (
          <textarea {...control} {...input} rows={3} defaultValue={typed ?? defaultValue} />
        ) : (
          <input {...control} {...input} {...(verbatim ? VERBATIM : {})} defaultValue={typed ?? defaultValue} />
        )
      }
    </Labelled>
  );
}
