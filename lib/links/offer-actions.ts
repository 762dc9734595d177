"use server";

import { z } from "zod";
import { action } from "#lib/action.ts";
import * as offers from "#lib/links/offer-commands.ts";

const id = z.object({ id: z.uuid() });

export const offerLink = action({
  access: "reader",
  input: id,
  run: (input, { viewer }) => offers.offerLink(viewer.id, input.id),
});

export const withdrawOffer = action({
  access: "reader",
  input: id,
  run: (input, { viewer }) => offers.withdrawOffer(viewer.id, input.id),
});

export const takeUpOffer = action({
  access: "editor",
  input: id,
  run: (input) => offers.takeUpOffer(input.id),
  say: () => "Taken up.",
});
