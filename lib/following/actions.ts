"use server";

import { z } from "zod";
import { action } from "#lib/action.ts";
import * as following from "#lib/following/commands.ts";
import { signInPath } from "#lib/intent.ts";

const input = z.object({ id: z.uuid() });

export const followTopic = action({
  access: "reader",
  input,
  run: ({ id }, { viewer }) => following.followTopic(viewer.id, id),
  signedOut: ({ id }, path) => signInPath(path, { kind: "follow-topic", id }),
});

export const unfollowTopic = action({
  access: "reader",
  input,
  run: ({ id }, { viewer }) => following.unfollowTopic(viewer.id, id),
});

export const followAuthor = action({
  access: "reader",
  input,
  run: ({ id }, { viewer }) => following.followAuthor(viewer.id, id),
  signedOut: ({ id }, path) => signInPath(path, { kind: "follow-author", id }),
});

export const unfollowAuthor = action({
  access: "reader",
  input,
  run: ({ id }, { viewer }) => following.unfollowAuthor(viewer.id, id),
});

export const followFeed = action({
  access: "reader",
  input,
  run: ({ id }, { viewer }) => following.followFeed(viewer.id, id),
  signedOut: () => signInPath("/sources"),
});

export const unfollowFeed = action({
  access: "reader",
  input,
  run: ({ id }, { viewer }) => following.unfollowFeed(viewer.id, id),
});
