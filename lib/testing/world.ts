import { db } from "#lib/db.ts";
import { addHighlight } from "#lib/highlights/commands.ts";
import { addMute } from "#lib/mutes/commands.ts";
import type { MuteKind } from "#lib/mutes/mute.ts";
import { savePost } from "#lib/posts/commands.ts";
import type { FrontMatter } from "#lib/posts/front-matter.ts";

// A small world for stories: what is not said is filled in, and what a story names is made when it is not there yet.

let count = 0;
const next = () => ++count;

export const MINUTE = 60_000;
export const HOUR = 3_600_000;
export const DAY = 86_400_000;
export const ago = (milliseconds: number) => new Date(Date.now() - milliseconds);
export const ahead = (milliseconds: number) => new Date(Date.now() + milliseconds);

/** An id that no row has. */
export const NOBODY = "00000000-0000-7000-8000-000000000000";

export const aReader = (name = `reader-${next()}`) =>
  db().user.create({
    data: { email: `${name.toLowerCase().replaceAll(" ", ".")}@example.org`, name },
    select: { id: true, name: true, email: true, muteCount: true },
  });

/** A reader who muted these, as lists know them. */
export async function aReaderWhoMuted(...things: [MuteKind, string][]) {
  const { id } = await aReader();
  for (const [kind, key] of things) {
    const answer = await addMute(id, { kind, key }, { length: "ever" });
    if (!answer.ok) throw new Error(answer.message);
  }
  return { id, muteCount: things.length };
}

export const aTopic = (slug = `topic-${next()}`) =>
  db().tag.upsert({
    where: { slug },
    create: { slug, name: words(slug), description: `All about ${words(slug)}.`, hue: 120 },
    update: {},
    select: { id: true, slug: true },
  });

export const anAuthor = (handle = `desk-${next()}`) =>
  db().author.upsert({
    where: { handle },
    create: { handle, name: words(handle), bio: `Writes as ${handle}.` },
    update: {},
    select: { id: true, handle: true },
  });

type Told = {
  slug?: string;
  title?: string;
  subtitle?: string;
  shortVersion?: string;
  body?: string;
  /** Slugs; the first is the one on the card. */
  topics?: string[];
  /** A handle. */
  author?: string;
  /** When it was published, to come, or null for a draft. */
  at?: Date | null;
  /** When it was corrected, and what. */
  corrected?: { at: Date; note?: string };
  /** How many sources it rests on. */
  sources?: number;
};

/** A briefing, stored by the product's own command; published a minute ago unless said otherwise. */
export async function aPost(told: Told = {}) {
  const slug = told.slug ?? `post-${next()}`;
  const meta = frontMatter(slug, told);
  await Promise.all([anAuthor(meta.author), ...meta.topics.map(aTopic)]);
  const draft = { slug, meta, body: told.body ?? "Some words about work.", sourceHash: `${slug} ${next()}` };
  await savePost(db(), draft, { now: new Date(), imageSize: () => ({ width: 640, height: 360 }) });
  return db().post.findUniqueOrThrow({
    where: { slug },
    select: { id: true, slug: true, title: true, publishedAt: true, authorId: true },
  });
}

function frontMatter(slug: string, told: Told): FrontMatter {
  const { at = ago(MINUTE), topics = ["work"], author = "desk", sources = 2 } = told;
  return {
    title: told.title ?? words(slug),
    subtitle: told.subtitle,
    date: (at ?? new Date()).toISOString(),
    author,
    topics,
    updated: told.corrected?.at.toISOString(),
    correction: told.corrected?.note,
    draft: at === null,
    shortVersion: told.shortVersion ?? `What ${words(slug)} comes to.`,
    numbers: [],
    sources: Array.from({ length: sources }, (_, at) => ({
      ...{ id: `source-${at + 1}`, kind: "paper" as const, title: `Source ${at + 1}`, publisher: "A press" },
      ...{ date: "2024-05", url: `https://example.org/${at + 1}` },
    })),
    takeaways: {},
  };
}

/** So many briefings, each a minute older than the one before; newest first. */
export async function posts(many: number, told: Told = {}) {
  const made: Awaited<ReturnType<typeof aPost>>[] = [];
  for (let at = 0; at < many; at++) made.push(await aPost({ at: ago((at + 1) * MINUTE), ...told }));
  return made;
}

/** Words of a briefing, marked by a reader as a page does that knows nothing but them. Answers the highlight's id. */
export async function aHighlight(
  reader: { id: string },
  post: { id: string },
  exact: string,
  note: string | null = null,
) {
  const place = { prefix: "", suffix: "", start: 0 };
  const made = await addHighlight(reader.id, { piece: post.id, exact, ...place, note });
  if (!made.ok) throw new Error(made.message);
  return made.value.id;
}

/** The same thing done twenty times at once. */
export const twentyTimes = <T>(what: () => Promise<T>): Promise<T[]> =>
  Promise.all(Array.from({ length: 20 }, () => what()));

const words = (slug: string) => slug.replaceAll("-", " ");
