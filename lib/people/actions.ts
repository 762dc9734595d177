"use server";

import { z } from "zod";
import { action } from "#lib/action.ts";
import * as people from "#lib/people/commands.ts";

const id = z.uuid();

export const changeRole = action({
  access: "admin",
  fresh: true,
  input: z.object({ id, role: z.enum(["reader", "editor", "admin"], "Choose a role from the list.") }),
  run: (input, { viewer }) => people.changeRole(viewer, input.id, input.role),
  say: () => "The role was changed.",
});

export const ban = action({
  access: "admin",
  fresh: true,
  input: z.object({
    id,
    reason: z
      .string("Say why.")
      .trim()
      .min(1, "Say why; it stands in the log.")
      .max(300, "Use at most 300 characters.")
      .refine((value) => !value.includes("\u0000"), "There is a character that cannot be stored."),
  }),
  run: (input, { viewer }) => people.ban(viewer, input.id, input.reason),
  say: () => "The account is banned, and its sessions have ended.",
});

export const unban = action({
  access: "admin",
  fresh: true,
  input: z.object({ id }),
  run: (input, { viewer }) => people.unban(viewer, input.id),
  say: () => "The account may sign in again.",
});
