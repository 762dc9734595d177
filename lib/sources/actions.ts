"use server";

import { z } from "zod";
import { action } from "#lib/action.ts";
import * as adding from "#lib/sources/add-commands.ts";
import { asking } from "#lib/sources/ask-commands.ts";
import * as sources from "#lib/sources/commands.ts";
import { broughtPath } from "#lib/sources/feed.ts";
import * as lists from "#lib/sources/opml-commands.ts";

const one = z.object({ id: z.uuid() });

export const addFeed = action({
  access: "editor",
  input: z.object({
    url: z.string().trim().max(2_000, "Use at most 2,000 characters.").default(""),
    choice: z.string().trim().max(2_000).default(""),
  }),
  run: ({ url, choice }, { viewer }) => asking(viewer.id, () => adding.addFeed(choice || url)),
  goTo: ({ id }) => `/desk/sources/${id}`,
});

export const pauseFeed = action({
  access: "editor",
  input: one,
  run: ({ id }) => sources.pauseFeed(id),
});

export const pollFeedNow = action({
  access: "editor",
  input: one,
  run: ({ id }, { viewer }) => asking(viewer.id, () => sources.pollNow(id)),
});

export const renameFeed = action({
  access: "editor",
  input: z.object({
    id: z.uuid(),
    title: z
      .string("Write a name.")
      .trim()
      .min(1, "Write a name.")
      .max(300, "Use at most 300 characters.")
      .refine((value) => !value.includes("\u0000"), "There is a character that cannot be stored."),
  }),
  run: ({ id, title }) => sources.renameFeed(id, title),
  say: () => "Renamed.",
});

export const removeFeed = action({
  access: "editor",
  input: one,
  run: ({ id }) => sources.removeFeed(id),
  goTo: () => "/desk/sources",
});

export const restoreFeed = action({
  access: "editor",
  input: one,
  run: ({ id }, { viewer }) => asking(viewer.id, () => sources.restoreFeed(id)),
});

export const importOpml = action({
  access: "editor",
  input: z.object({ starter: z.literal("yes").optional() }),
  run: ({ starter }, { viewer, files }) =>
    asking(viewer.id, () => (starter ? lists.addStarterFeeds() : lists.importOpml(files.opml))),
  goTo: broughtPath,
});
