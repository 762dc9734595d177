import { z } from "zod";
import { COMMENT_MOST, TITLE_MOST } from "#lib/links/link.ts";

const line = (most: number, words: string) =>
  z
    .string()
    .trim()
    .max(most, `Use at most ${most} characters for ${words}.`)
    .refine((value) => !value.includes("\u0000"), `There is a character in ${words} that cannot be stored.`);

export const linkTitle = line(TITLE_MOST, "the title");
export const linkComment = line(COMMENT_MOST, "the comment");

/** Slugs, one a line as the wrapper joins them; none chosen is none. */
export const linkTopics = z
  .string()
  .optional()
  .transform((value) => [...new Set(value ? value.split("\n") : [])])
  .refine((topics) => topics.length <= 4, "Choose at most 4 topics.")
  .refine((topics) => topics.every((topic) => /^[a-z0-9-]+$/.test(topic)), "Choose topics from the list.");
