"use client";

import { type About, Labelled } from "#components/ui/labelled.tsx";

type Props = About & { options: { value: string; label: string }[]; defaultValue?: string };

/** A labelled choice of one from a list, that keeps what was chosen and says what is wrong with it. */
export function Select({ options, defaultValue, ...about }: Props) {
  return (
    <Labelled {...about}>
      {(control, chosen) => (
        // React sets the choice of an uncontrolled list only once: a refused one is made anew with what was chosen.
        <select key={chosen ?? defaultValue} {...control} defaultValue={chosen ?? defaultValue}>
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      )}
    </Labelled>
  );
}
