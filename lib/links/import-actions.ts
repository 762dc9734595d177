"use server";

import { z } from "zod";
import { action } from "#lib/action.ts";
import { done } from "#lib/errors.ts";
import { handInLink } from "#lib/links/commands.ts";
import { linkTopics } from "#lib/links/forms.ts";
import { importLink } from "#lib/links/import-commands.ts";

const line = (most: number, words: string) =>
  z
    .string()
    .trim()
    .max(most, `Use at most ${most} characters for ${words}.`)
    .refine((value) => !value.includes("\u0000"), `There is a character in ${words} that cannot be stored.`);

const isDay = (value: string) => value.length < 10 || new Date(`${value}T00:00:00Z`).toJSON()?.slice(0, 10) === value;

export const readForImport = action({
  access: "editor",
  input: z.object({ url: line(2_000, "the address").min(1, "Enter an address.") }),
  run: async (input, { viewer }) => {
    const kept = await handInLink(viewer.id, input);
    return kept.ok ? done(kept.value.id) : kept;
  },
  goTo: (id) => `/desk/import/${id}`,
});

export const publishImport = action({
  access: "editor",
  input: z.object({
    id: z.uuid(),
    title: line(120, "the title").min(1, "Give it a title."),
    subtitle: line(220, "the subtitle").default(""),
    shortVersion: line(400, "the short version").min(1, "Say in a sentence or two what it comes to."),
    author: z.string().max(80),
    topics: linkTopics.refine((topics) => topics.length > 0, "Choose at least one topic."),
    publisher: line(120, "the publisher").default(""),
    byline: line(200, "who wrote it").default(""),
    date: z
      .string()
      .trim()
      .regex(/^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/, "Write a date such as 2023, 2023-03 or 2023-03-17.")
      .refine(isDay, "That is not a day of the calendar."),
  }),
  run: ({ id, ...draft }, { viewer }) => importLink(viewer.id, id, draft),
  goTo: ({ slug }) => `/posts/${slug}`,
});
