"use server";

import { z } from "zod";
import { action } from "#lib/action.ts";
import { signInPath } from "#lib/intent.ts";
import * as searches from "#lib/search/commands.ts";
import { ORDERS } from "#lib/search/saved-search.ts";

const id = z.object({ id: z.uuid() });

const line = (most: number, words: string) =>
  z
    .string()
    .max(most, `Use at most ${most} characters for ${words}.`)
    .refine((value) => !value.includes("\u0000"), `There is a character in ${words} that cannot be stored.`);

const kept = z.object({
  name: line(100, "the name").default(""),
  query: line(200, "the search"),
  order: z.enum(ORDERS, "Choose an order from the list.").default("best"),
});

export const keepSearch = action({
  access: "reader",
  input: kept,
  run: (input, { viewer }) => searches.keepSearch(viewer.id, input),
  signedOut: (_, path) => signInPath(path),
  goTo: ({ id }) => `/searches/${id}`,
});

export const changeSearch = action({
  access: "reader",
  input: kept.extend(id.shape),
  run: ({ id, ...input }, { viewer }) => searches.changeSearch(viewer.id, id, input),
  say: () => "Kept.",
});

export const removeSearch = action({
  access: "reader",
  input: id,
  run: (input, { viewer }) => searches.removeSearch(viewer.id, input.id),
  goTo: () => "/search",
});

export const makeSearchFeed = action({
  access: "reader",
  input: id,
  run: (input, { viewer }) => searches.makeSearchFeed(viewer.id, input.id),
});

export const withdrawSearchFeed = action({
  access: "reader",
  input: id,
  run: (input, { viewer }) => searches.withdrawSearchFeed(viewer.id, input.id),
});
