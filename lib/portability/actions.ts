"use server";

import { z } from "zod";
import { action } from "#lib/action.ts";
import { signInPath } from "#lib/intent.ts";
import * as exports from "#lib/portability/export-commands.ts";
import * as imports from "#lib/portability/import-commands.ts";

export const askExport = action({
  access: "reader",
  input: z.object({}),
  run: (_, { viewer }) => exports.askExport(viewer.id),
  signedOut: () => signInPath("/settings/yours"),
});

export const importArchive = action({
  access: "reader",
  input: z.object({}),
  run: (_, { viewer, files }) => imports.importArchive(viewer.id, files.archive),
  signedOut: () => signInPath("/settings/yours"),
  goTo: ({ found, added }) => `/settings/yours?${new URLSearchParams({ found: String(found), added: String(added) })}`,
});
