"use server";

import { z } from "zod";
import { action } from "#lib/action.ts";
import { signInPath } from "#lib/intent.ts";
import { MEMORIES } from "#lib/reading/memory.ts";
import * as memory from "#lib/reading/memory-commands.ts";

export const chooseMemory = action({
  access: "reader",
  input: z.object({ memory: z.enum(MEMORIES, "Choose one of the three.") }),
  run: (input, { viewer }) => memory.setMemory(viewer.id, input.memory),
  signedOut: () => signInPath("/settings/reading"),
  say: () => "Kept.",
});

export const eraseHistoryEntry = action({
  access: "reader",
  input: z.object({ id: z.uuid() }),
  run: ({ id }, { viewer }) => memory.eraseOpening(viewer.id, id),
});

export const eraseHistoryDay = action({
  access: "reader",
  input: z.object({ day: z.iso.date() }),
  run: ({ day }, { viewer }) => memory.eraseDay(viewer.id, day),
});

export const eraseHistory = action({
  access: "reader",
  input: z.object({}),
  run: (_, { viewer }) => memory.eraseHistory(viewer.id),
  goTo: () => "/settings/reading?erased=history",
});

export const eraseReading = action({
  access: "reader",
  input: z.object({}),
  run: (_, { viewer }) => memory.eraseReading(viewer.id),
  goTo: () => "/settings/reading?erased=reading",
});
