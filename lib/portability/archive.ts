import { z } from "zod";
import { MOST_CONTEXT, MOST_NOTED, MOST_QUOTED } from "#lib/highlights/selector.ts";
import { LONGEST_MUTE, MUTE_KINDS } from "#lib/mutes/mute.ts";
import { ORDERS } from "#lib/search/saved-search.ts";

/** The format of data.json; docs/export.md says what each part means. */
export const FORMAT = "ai-briefing/1";

/** The most of one kind that an import takes: far above any reader, and no more than a request may cost. */
const MOST = 20_000;

const moment = z.iso.datetime();
const slug = z.string().max(200);
const line = (most: number) =>
  z
    .string()
    .max(most)
    .refine((value) => !value.includes("\u0000"));

const many = <Item extends z.ZodType>(item: Item) => z.array(item).max(MOST).default([]);

const kept = { savedAt: moment, note: line(2_000).nullish(), archived: z.boolean().default(false) };
const savedBriefing = z.object({ slug, title: z.string(), url: z.string(), ...kept });
/** What was read at the address of a link. */
const reading = z.object({
  ...{ title: line(300), subtitle: line(500).nullable(), byline: line(200).nullable(), published: line(40).nullable() },
  ...{ language: line(40).nullable(), site: line(120).nullable(), canonical: line(2_000).nullable() },
  ...{ html: line(2_000_000), text: z.string(), truncated: z.boolean(), truncatedWords: line(300).nullable() },
  readAt: moment,
});
const savedLink = z.object({
  url: z.string().max(2_000),
  title: line(200),
  titled: z.boolean().default(true),
  comment: line(2_000).nullable(),
  topics: z.array(slug).max(4),
  reading: reading.nullish(),
  ...kept,
});
/** A briefing by its slug, or a link by its address. */
const piece = { slug: slug.optional(), url: z.string().max(2_000).optional() };
const list = z.object({
  name: line(80).min(1),
  description: line(500),
  showsNotes: z.boolean(),
  url: z.string().nullable(),
  createdAt: moment,
  entries: many(z.object({ ...piece, addedAt: moment })),
});
const opening = z.object({ ...piece, day: z.iso.date(), openedAt: moment });
const followed = z.object({ key: slug, name: z.string(), since: moment });
const read = z.object({
  ...{ ...piece, readAt: moment.nullable(), anchor: line(2_000).nullable(), updatedAt: moment },
  ...{ placeAt: moment.nullish(), asideAt: moment.nullish() },
});
const shareLink = z.object({
  token: z.string().regex(/^[\w-]{12}$/),
  slug,
  opens: z.number().int().min(0).max(1_000_000_000),
  createdAt: moment,
  revokedAt: moment.nullable(),
});

const mute = z.object({
  kind: z.enum(MUTE_KINDS),
  key: line(LONGEST_MUTE).min(1),
  name: z.string(),
  until: moment.nullable(),
  createdAt: moment,
});

const highlight = z.object({
  ...piece,
  exact: line(MOST_QUOTED).min(1),
  prefix: line(MOST_CONTEXT),
  suffix: line(MOST_CONTEXT),
  start: z.number().int().min(0).max(10_000_000),
  repeats: z.boolean(),
  note: line(MOST_NOTED).min(1).nullable(),
  createdAt: moment,
});

/** The chosen order: weights by term, and the lists it is used in. */
const ranking = z.object({
  version: z.literal(1),
  mix: z.record(z.string().max(40), z.number().int().min(-100).max(100)),
  following: z.boolean(),
  feed: z.boolean(),
});

const path = z.object({
  slug: z
    .string()
    .max(120)
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
  title: line(120).refine((value) => value.trim() !== ""),
  description: line(1_000),
  visibility: z.enum(["private", "link", "listed"]),
  createdAt: moment,
  steps: z.array(z.object({ slug, note: line(600), addedAt: moment })).max(MOST),
});
const search = z.object({ name: line(100), query: line(400), order: z.enum(ORDERS), createdAt: moment });

/** What an import takes from a data.json: all that a reader made. The account itself is not changed by it. */
export const importable = z.object({
  format: z.literal(FORMAT, "This file is not an export of AI Briefing, or of a version that is not known here."),
  saved: many(savedBriefing),
  links: many(savedLink),
  lists: many(list),
  topics: many(followed),
  authors: many(followed),
  sources: many(z.object({ key: line(2_000), name: z.string(), since: moment })),
  reading: many(read),
  highlights: many(highlight),
  history: many(opening),
  shareLinks: many(shareLink),
  mutes: many(mute),
  paths: many(path),
  pathFollows: many(followed),
  notices: z.object({ searches: z.boolean(), corrections: z.boolean(), paths: z.boolean() }).optional(),
  /** One at most. */
  ranking: z.array(ranking).max(1).default([]),
  searches: many(search),
});

export type Importable = z.infer<typeof importable>;

/** All of data.json: what a reader made, and what is known of the account. */
export type Archive = Importable & {
  exportedAt: string;
  site: string;
  account: {
    name: string;
    email: string;
    emailVerified: string | null;
    handle: string | null;
    role: string;
    timeZone: string;
    language: string;
    readingMemory: string;
    createdAt: string;
    hasPassword: boolean;
  };
  passkeys: { name: string; createdAt: string; lastUsedAt: string | null }[];
  waysIn: { provider: string }[];
  sessions: { device: string; network: string; createdAt: string; lastUsedAt: string }[];
};
