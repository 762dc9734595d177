"use server";

import { z } from "zod";
import { action } from "#lib/action.ts";
import { afterArranging } from "#lib/bookmarks/forms.ts";
import * as links from "#lib/links/commands.ts";
import { linkComment, linkTitle, linkTopics } from "#lib/links/forms.ts";
import { linkPath } from "#lib/links/link.ts";

const id = z.object({ id: z.uuid() });
const address = z
  .string("Enter an address.")
  .trim()
  .min(1, "Enter an address.")
  .max(2_000, "This address is too long.");

export const handInLink = action({
  access: "reader",
  input: z.object({
    url: address,
    title: linkTitle.optional(),
    comment: linkComment.optional(),
    topics: linkTopics,
  }),
  run: (link, { viewer }) => links.handInLink(viewer.id, link),
  goTo: ({ id }) => linkPath(id),
});

export const handInMany = action({
  access: "reader",
  input: z.object({ text: z.string("Paste some addresses.").max(100_000, "This is too much at once.") }),
  run: ({ text }, { viewer }) => links.handInMany(viewer.id, text),
  goTo: ({ kept, there, others }) =>
    `/links/new?${new URLSearchParams({ kept: kept.join("."), there: there.join("."), others })}#many`,
});

export const askReading = action({
  access: "reader",
  input: id,
  run: (input, { viewer }) => links.askReading(viewer.id, input.id),
});

export const changeLink = action({
  access: "reader",
  input: id.extend({ title: linkTitle, comment: linkComment, topics: linkTopics }),
  run: ({ id, ...said }, { viewer }) => links.changeLink(viewer.id, id, said),
  say: () => "Kept.",
});

export const removeSharedLink = action({
  access: "reader",
  input: id,
  run: (input, { viewer }) => links.removeSharedLink(viewer.id, input.id),
  goTo: ({ undo }) => afterArranging("/saved", undo ?? "nothing"),
});
