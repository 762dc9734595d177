import { z } from "zod";

/** The languages that the site speaks. */
export const LANGUAGES = { en: "English" } as const;

/** Names that would pass for the site itself, or for a part of it. */
const TAKEN = new Set([
  "admin",
  "administrator",
  "editor",
  "desk",
  "support",
  "security",
  "root",
  "system",
  "ai_briefing",
  "aibriefing",
]);

/** Every time zone that dates can be shown in, by name. */
export const timeZones = (): string[] => [
  "UTC",
  ...Intl.supportedValuesOf("timeZone").filter((zone) => zone !== "UTC"),
];

/** What a reader may say about themselves. */
export const profileInput = z.object({
  name: z
    .string("Enter a name.")
    .trim()
    .min(1, "Enter a name; it can be any.")
    .max(80, "Use at most 80 characters.")
    .refine((value) => !/\p{Cc}/u.test(value), "Use letters and signs only."),
  handle: z
    .string()
    .trim()
    .toLowerCase()
    .transform((value) => value.replace(/^@/, ""))
    .refine((value) => value === "" || value.length >= 2, "Use at least 2 characters.")
    .refine((value) => value.length <= 30, "Use at most 30 characters.")
    .refine(
      (value) => value === "" || /^[a-z0-9]+(_[a-z0-9]+)*$/.test(value),
      "Use letters a to z, digits and single underscores between them.",
    )
    .refine((value) => !TAKEN.has(value), "This handle is kept for the site. Choose another.")
    .transform((value) => value || null),
  timeZone: z.string().refine((value) => timeZones().includes(value), "Choose a time zone from the list."),
  language: z.enum(["en"], "Choose a language from the list."),
});

export type Profile = z.infer<typeof profileInput>;

/** Where a reader's portrait is found; `version` changes with the picture, so that a browser may keep it. */
export const portraitPath = (userId: string, version: number) => `/portraits/${userId}?v=${version.toString(36)}`;
