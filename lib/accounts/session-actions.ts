"use server";

import { z } from "zod";
import { endOneSession, endOtherSessions as endOthers } from "#lib/accounts/session-commands.ts";
import { action } from "#lib/action.ts";
import { refused } from "#lib/errors.ts";

export const endSessionOf = action({
  access: "reader",
  input: z.object({ id: z.uuid() }),
  run: async ({ id }, { viewer }) =>
    id === viewer.sessionId
      ? refused("conflict", "This is the session that you are in. Sign out instead.")
      : endOneSession(viewer.id, id),
});

export const endOtherSessions = action({
  access: "reader",
  input: z.object({}),
  run: (_, { viewer }) => endOthers(viewer.id, viewer.sessionId),
});
