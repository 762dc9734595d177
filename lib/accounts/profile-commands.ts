import { encodePortrait } from "#lib/accounts/portrait.ts";
import { type Profile, portraitPath } from "#lib/accounts/profile.ts";
import { db, isUniqueViolation } from "#lib/db.ts";
import { done, type Result, refused } from "#lib/errors.ts";

/** Changes what a reader says about themselves. Refused for a handle that another reader has. */
export async function changeProfile(userId: string, profile: Profile): Promise<Result<undefined>> {
  const { name, handle, timeZone, language } = profile;
  try {
    await db().user.update({ where: { id: userId }, data: { name, handle, timeZone, language }, select: { id: true } });
    return done();
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    const message = "Somebody else has this handle. Choose another.";
    return refused("conflict", message, { fields: { handle: message } });
  }
}

/** Keeps a picture as a reader's portrait, in place of the one before. */
export async function setPortrait(userId: string, file: File | undefined): Promise<Result<undefined>> {
  if (!file) {
    const message = "Choose a picture first.";
    return refused("invalid", message, { fields: { portrait: message } });
  }
  const encoded = await encodePortrait(file);
  if (!encoded.ok) return encoded;
  const image = encoded.value;
  await db().$transaction([
    db().portrait.upsert({ where: { userId }, create: { userId, image }, update: { image }, select: { userId: true } }),
    db().user.update({
      where: { id: userId },
      data: { image: portraitPath(userId, Date.now()) },
      select: { id: true },
    }),
  ]);
  return done();
}

/** Takes a reader's portrait away; when there is none, nothing changes. */
export async function removePortrait(userId: string): Promise<Result<undefined>> {
  await db().$transaction([
    db().portrait.deleteMany({ where: { userId } }),
    db().user.updateMany({ where: { id: userId }, data: { image: null } }),
  ]);
  return done();
}
