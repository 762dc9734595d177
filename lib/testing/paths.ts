import { db } from "#lib/db.ts";
import { createPath } from "#lib/paths/commands.ts";
import { findPath } from "#lib/paths/queries.ts";
import { addStep } from "#lib/paths/step-commands.ts";
import { aReader, NOBODY, posts } from "#lib/testing/world.ts";

// Makers of reading paths, their paths, and what they have as steps.

type Person = { id: string; role: "reader" | "editor" };

export async function somebody(role: Person["role"] = "reader"): Promise<Person> {
  const { id } = await aReader();
  await db().user.update({ where: { id }, data: { role } });
  return { id, role };
}

export const details = { title: "On agents", description: "For whom it is.", visibility: "private" as const };

/** A path of somebody's with so many briefings as steps. */
export async function aPath(maker: Person, many: number, visibility: "private" | "link" | "listed" = "private") {
  const made = await createPath(maker, { ...details, visibility });
  if (!made.ok) throw new Error(made.message);
  const pieces = await posts(many);
  for (const piece of pieces) await addStep(maker.id, made.value.id, piece.id);
  return { ...made.value, pieces };
}

/** The briefings of a path as this viewer sees them; null where they see no path. */
export const slugsOf = async (path: { slug: string }, viewer?: Person) =>
  (await findPath(path.slug, viewer?.id))?.steps.map(({ post }) => post.slug) ?? null;

export const stepOf = async (path: { id: string }, post: { id: string } | undefined) =>
  (await db().pathStep.findFirstOrThrow({ where: { pathId: path.id, postId: post?.id ?? NOBODY } })).id;
