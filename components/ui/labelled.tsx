"use client";

import { useFormState } from "#components/ui/action-form.tsx";
import { type LabelledProps, type About as Named, PlainLabelled } from "#components/ui/plain-fields.tsx";
import type { ActionState } from "#lib/action.ts";

/** What a field of a form with a state of its own is told besides. */
export type Told = {
  /** What the server said, where the form around it is no ActionForm. */
  state?: ActionState;
};

export type About = Named & Told;

/** What the form around a field was refused for, as `state` or the ActionForm says. */
export function useRefused(state: ActionState | undefined) {
  const around = useFormState();
  const said = state ?? around;
  return said && !said.ok ? said : null;
}

/** A control with its label, its hint and what is wrong with it, as the form around it was told. */
export function Labelled({ state, ...about }: LabelledProps & Told) {
  return <PlainLabelled {...about} refused={useRefused(state)} />;
}
