import { randomBytes } from "node:crypto";
import { makeEmailToken } from "#lib/accounts/email-tokens.ts";
import { tokenDigest } from "#lib/accounts/token-digest.ts";
import { passwordHash, siteUrl, type World } from "./world.ts";

export const EVERYBODY = ["anon", "reader", "other", "editor", "admin"] as const;
export type Who = (typeof EVERYBODY)[number];

export type Cast = Awaited<ReturnType<typeof aCast>>;

const text = (bytes: number) => randomBytes(bytes).toString("base64url");

/** Somebody of each kind, all signed in a moment ago, and one of each thing that can belong to a reader: the reader's. */
export async function aCast(world: World) {
  const { db, mark } = world;
  await world.forgiveNetwork();
  const hash = await passwordHash();
  const person = async (who: Exclude<Who, "anon">) => {
    const role = who === "other" ? "reader" : who;
    const email = world.anAddress();
    const user = await db.user.create({
      data: { email, name: `${who} ${mark}`, role, passwordHash: hash, emailVerified: new Date() },
      select: { id: true, role: true, email: true, createdAt: true, emailVerified: true },
    });
    const token = text(32);
    await db.session.create({
      data: { sessionToken: tokenDigest(token), userId: user.id, expires: new Date(Date.now() + 3_600_000) },
    });
    return { ...user, cookie: `session=${token}` };
  };
  const people = {
    reader: await person("reader"),
    other: await person("other"),
    editor: await person("editor"),
    admin: await person("admin"),
  };
  const post = await world.publish();
  const { authorId } = await db.post.findUniqueOrThrow({ where: { id: post.id }, select: { authorId: true } });
  const tag = await world.aTopic();
  const userId = people.reader.id;
  const secret = `secret ${text(9)}`;
  const pathOf = (words: string, more = {}) =>
    db.readingPath.create({
      data: {
        userId,
        slug: `path-${mark}-${text(4)
          .toLowerCase()
          .replaceAll(/[^a-z0-9]/g, "0")}`,
        title: words,
        description: secret,
        ...more,
      },
    });
  const path = await pathOf(secret);
  const more = await world.publish();
  const saved = await db.bookmark.create({ data: { userId, postId: post.id, note: secret } });
  await db.readState.create({ data: { userId, postId: post.id, anchor: "One paragraph", placeAt: new Date() } });
  const own = {
    secret,
    saved,
    list: await db.savedList.create({
      data: {
        ...{ userId, name: "A list of the reader", position: 0, token: text(16), publishedAt: new Date() },
        ...{ nextPosition: 1, entries: { create: { bookmarkId: saved.id, position: 0 } } },
      },
    }),
    undo: await db.savedUndo.create({ data: { userId, words: "1 archived", rows: {} }, select: { id: true } }),
    opening: await db.opening.create({ data: { userId, postId: post.id, day: new Date() }, select: { id: true } }),
    path,
    removedPath: await pathOf(secret, { removedAt: new Date() }),
    step: await db.pathStep.create({ data: { pathId: path.id, postId: post.id, position: 0, note: secret } }),
    removedStep: await db.pathStep.create({
      data: { pathId: path.id, postId: more.id, position: 1, removedAt: new Date() },
    }),
    mute: await db.mute.create({ data: { userId, kind: "word", value: "quolls", folded: " quolls " } }),
    removedMute: await db.mute.create({
      data: { userId, kind: "word", value: "quokkas", folded: " quokkas ", removedAt: new Date() },
    }),
    shareLink: await db.shareLink.create({ data: { userId, postId: post.id, token: text(9) } }),
    sharedLink: await db.sharedLink.create({
      data: {
        ...{ userId, url: `https://example.org/${text(6)}`, title: secret, bookmark: { create: { userId } } },
        images: { create: { hash: "x", type: "image/webp", width: 1, height: 1, bytes: new Uint8Array([1]) } },
      },
      include: { images: { select: { id: true } } },
    }),
    offeredLink: await db.sharedLink.create({
      data: { userId, url: `https://example.org/${text(6)}`, title: "Offered", offeredAt: new Date() },
      select: { id: true },
    }),
    highlight: await db.highlight.create({
      data: {
        ...{ userId, postId: post.id, exact: secret, prefix: "", suffix: "", start: 0, note: secret },
        fingerprint: text(9),
      },
    }),
    search: await db.savedSearch.create({
      data: { userId, name: "Search of the reader", query: "wombats", feedToken: text(18) },
    }),
    session: await db.session.create({
      data: { userId, sessionToken: text(32), expires: new Date(Date.now() + 3_600_000) },
    }),
    passkey: await db.passkey.create({
      data: { userId, credentialId: text(16), publicKey: new Uint8Array([1]), name: "Key of the reader" },
    }),
    export: await db.export.create({
      data: {
        ...{ userId, state: "ready", progress: 100, archive: new Uint8Array([1]) },
        ...{ readyAt: new Date(), expiresAt: new Date(Date.now() + 3_600_000) },
      },
      select: { id: true },
    }),
    mail: await db.mail.create({
      data: {
        recipient: people.reader.email,
        kind: "sign-in",
        subject: "x",
        text: secret,
        html: secret,
        sentAt: new Date(),
      },
    }),
    keepToken: await db.$transaction((tx) =>
      makeEmailToken(tx, { purpose: "undo_deletion", email: people.reader.email, userId }),
    ),
  };
  await db.portrait.create({ data: { userId, image: new Uint8Array([1]) } });
  const feed = await db.feed.create({
    data: { url: `http://127.0.0.1:9/${text(9)}`, title: "A source", state: "paused" },
  });
  const words = { title: "An item", summary: "", html: "<p>Words.</p>", text: "Words.", contentHash: "" };
  // Grouped already: the worker would make another story of it.
  const item = await db.$transaction(async (tx) => {
    const made = await tx.feedItem.create({
      data: {
        ...{ ...words, guid: text(9), url: `https://example.org/${text(9)}` },
        ...{ feedId: feed.id, publishedAt: new Date(Date.now() - 1_000) },
      },
    });
    await tx.itemWaiting.delete({ where: { itemId: made.id } });
    return made;
  });
  const story = await db.story.create({
    data: {
      ...{ title: item.title, leadItemId: item.id, lastItemAt: item.publishedAt },
      items: { create: { itemId: item.id, kind: "press", reason: { by: "first", hours: 0 } } },
    },
  });
  const failing = await db.feed.create({
    data: {
      ...{ url: `http://127.0.0.1:9/${text(9)}`, title: "A failing source", dueAt: new Date(Date.now() + 3_600_000) },
      ...{ failures: 1, failingSince: new Date(), lastError: "x" },
    },
  });
  return { people, post, authorId, tag, own, feed, failing, item, story };
}

/** What somebody of the cast is answered, as a word: a status, or where they are sent. */
export async function ask(cast: Cast, who: Who, path: string, form?: FormData) {
  const cookie = who === "anon" ? "" : cast.people[who].cookie;
  const response = await fetch(new URL(path, siteUrl), {
    ...(form ? { method: "POST", body: form } : {}),
    headers: { Cookie: cookie, Origin: siteUrl, Accept: "text/html" },
    redirect: "manual",
  });
  const body = await response.text();
  const to = response.headers.get("location");
  const place = to ? new URL(to, siteUrl).pathname : "";
  return { outcome: place ? `→ ${place}` : response.status, body, headers: response.headers };
}
