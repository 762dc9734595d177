"use server";

import { z } from "zod";
import { action } from "#lib/action.ts";
import { signInPath } from "#lib/intent.ts";
import * as mutes from "#lib/mutes/commands.ts";
import { LENGTHS, LONGEST_MUTE, MUTE_KINDS } from "#lib/mutes/mute.ts";

const time = {
  length: z.enum(LENGTHS.map(({ value }) => value)).default("ever"),
  day: z.string().max(10).optional(),
};
const one = z.object({ id: z.uuid() });

/** What to mute: its kind and key, or both in one field of a choice ("topic:agents"). */
const thing = z.preprocess(
  (form) => {
    const chosen = /^(\w+):(.*)$/s.exec(String((form as { thing?: unknown }).thing ?? ""));
    return chosen ? { ...(form as object), kind: chosen[1], key: chosen[2] } : form;
  },
  z.object({
    kind: z.enum(MUTE_KINDS, "Choose what kind of thing it is."),
    key: z
      .string("Write what to mute.")
      .trim()
      .min(1, "Write what to mute.")
      .max(LONGEST_MUTE, `That is long. At most ${LONGEST_MUTE} characters.`)
      .refine((text) => !text.includes("\u0000"), "Write at least one letter or digit."),
    ...time,
  }),
);

export const mute = action({
  access: "reader",
  input: thing,
  run: ({ kind, key, ...time }, { viewer }) => mutes.addMute(viewer.id, { kind, key }, time),
  signedOut: (_, path) => signInPath(path),
  say: () => "Muted.",
});

export const changeMute = action({
  access: "reader",
  input: one.extend(time),
  run: ({ id, ...time }, { viewer }) => mutes.changeMute(viewer.id, id, time),
  say: () => "Changed.",
});

export const removeMute = action({
  access: "reader",
  input: one,
  run: ({ id }, { viewer }) => mutes.removeMute(viewer.id, id),
});

export const restoreMute = action({
  access: "reader",
  input: one,
  run: ({ id }, { viewer }) => mutes.restoreMute(viewer.id, id),
});
