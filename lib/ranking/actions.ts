"use server";

import { z } from "zod";
import { action } from "#lib/action.ts";
import { signInPath } from "#lib/intent.ts";
import { chooseRanking } from "#lib/ranking/commands.ts";
import { mixQuery, readMix } from "#lib/ranking/mix.ts";

export const takeRanking = action({
  access: "reader",
  input: z.record(z.string().max(40), z.string().max(40)),
  run: (values, { viewer }) =>
    chooseRanking(viewer.id, {
      mix: readMix(values),
      following: values.following === "on",
      feed: values.feed === "on",
    }),
  signedOut: (values) => signInPath(`/ranking?${mixQuery(readMix(values))}`),
  goTo: () => "/ranking?taken=yes",
});
