"use server";

import { z } from "zod";
import { action } from "#lib/action.ts";
import * as items from "#lib/links/item-commands.ts";

const input = z.object({ itemId: z.uuid() });

export const saveItem = action({
  access: "reader",
  input,
  run: ({ itemId }, { viewer }) => items.saveItem(viewer.id, itemId),
});

export const unsaveItem = action({
  access: "reader",
  input,
  run: ({ itemId }, { viewer }) => items.unsaveItem(viewer.id, itemId),
});
