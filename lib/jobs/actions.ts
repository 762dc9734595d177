"use server";

import { z } from "zod";
import { action } from "#lib/action.ts";
import * as jobs from "#lib/jobs/commands.ts";
import { JOB_KINDS } from "#lib/jobs/job-list.ts";

export const retryJob = action({
  access: "admin",
  input: z.object({ kind: z.enum(JOB_KINDS), id: z.uuid() }),
  run: ({ kind, id }) => jobs.retryJob(kind, id),
});
