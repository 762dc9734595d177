import { revalidatePath } from "next/cache";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import type { z } from "zod";
import { countAttempt } from "#lib/accounts/attempts.ts";
import { networkOf } from "#lib/accounts/network.ts";
import { confirmPath, isFresh, mayAct } from "#lib/accounts/rules.ts";
import { keepSessionAlive, type Viewer, viewer } from "#lib/accounts/session.ts";
import { type Failure, notFound, type Result, refused } from "#lib/errors.ts";
import { answerWith, noteBegun, type Refused } from "#lib/response-status.ts";

/** What a form shows after it was sent: the refusal with what was typed, or that it is done. */
export type ActionState = Refused | { ok: true; message?: string; data?: unknown } | null;

/** A server action as forms use it: alone, or behind useActionState with the state before. */
export type ServerAction = {
  (form: FormData): Promise<ActionState>;
  (previous: ActionState, form: FormData): Promise<ActionState>;
};

/** Who may: everyone, whoever is signed in, or that role and those above it. */
export type Access = "anyone" | Viewer["role"];

type Context<Who extends Access> = {
  viewer: Who extends "anyone" ? Viewer | null : Viewer;
  network: string;
  userAgent: string;
  path: string;
  /** Files that came with the form, by the name of their field. */
  files: Record<string, File>;
};

type Spec<Who extends Access, Schema extends z.ZodType, Value> = {
  /** Who has no session is sent to `signedOut`, or refused; who has not the role is told that there is nothing here. */
  access: Who;
  /** Set for what could take over or erase the account: wants that the reader proved who they are within 10 minutes. */
  fresh?: boolean;
  input: Schema;
  run: (input: z.infer<Schema>, context: Context<Who>) => Promise<Result<Value>>;
  /** Where a signed-out reader goes on; `path` is the page that they were on. */
  signedOut?: (input: z.infer<Schema>, path: string) => string;
  /** Where to go when it is done; without it, or with null, the page that sent the form is shown again. */
  goTo?: (value: Value, input: z.infer<Schema>) => string | null;
  /** What to say when it is done and the page stays. */
  say?: (value: Value) => string;
  /** What a script on the page gets of the result. */
  hand?: (value: Value) => unknown;
  /** Whether the page of this path stays as it is, because the write shows nowhere on it or in what was pressed alone. */
  quiet?: (path: string) => boolean;
};

/**
 * Makes a server action: parse → session → role → limits → run → result.
 * Works as `action={…}` of a plain form and with useActionState. Without JavaScript a success ends in a 303; with it
 * the page is refreshed in the same answer. A refusal comes back as state and sets the response's status.
 */
export function action<Who extends Access, Schema extends z.ZodType, Value>(
  spec: Spec<Who, Schema, Value>,
): ServerAction {
  return async (...args: [FormData] | [ActionState, FormData]): Promise<ActionState> => {
    const form = args.at(-1);
    // A form that keeps a state gets it back with what was typed; one that keeps none finds out by its name.
    const answer = (failure: Failure, values: Record<string, string>) =>
      answerRefusal(failure, values, args.length > 1);
    const request = await headers();
    const path = request.get("x-briefing-path") ?? "/";
    const id = request.get("x-briefing-request");
    noteBegun(id);
    if (!(form instanceof FormData)) {
      // No page of ours sends this, with a script or without.
      answerWith(id, 400);
      return { ...refused("invalid", "The form did not arrive whole. Send it again."), values: {} };
    }
    const values = textValues(form);
    const parsed = spec.input.safeParse(values);
    if (!parsed.success) return answer(invalid(parsed.error), values);

    const reader = await viewer();
    if (spec.access !== "anyone" && !reader) {
      if (spec.signedOut) redirect(spec.signedOut(parsed.data, path));
      return answer(refused("signed-out", "You are signed out. Sign in and try again."), values);
    }
    if (reader && !mayAct(reader.role, spec.access)) return answer(notFound("page"), values);
    if (spec.fresh && reader && !isFresh(reader)) redirect(confirmPath(path));
    if (reader) await keepSessionAlive();
    const wait = reader ? await countAttempt("write", reader.id) : 0;
    if (wait)
      return answer(refused("rate-limited", "That was a lot at once. Wait a minute.", { retryAfter: wait }), values);

    const network = networkOf(request.get("x-briefing-client") ?? "unknown");
    const userAgent = request.get("user-agent") ?? "";
    const context = { viewer: reader, network, userAgent, path, files: filesOf(form) } as Context<Who>;
    const result = await spec.run(parsed.data, context);
    if (!result.ok) return answer(result, values);
    const to = spec.goTo?.(result.value, parsed.data);
    if (to) redirect(to);
    if (!request.has("next-action")) redirect(path);
    // The page is made anew in the answer, and what the browser fetched ahead is forgotten with it.
    if (!spec.quiet?.(path)) revalidatePath("/", "layout");
    return { ok: true, message: spec.say?.(result.value), data: spec.hand?.(result.value) };
  };
}

const STATUS = {
  invalid: 422,
  "signed-out": 401,
  forbidden: 403,
  "not-found": 404,
  conflict: 409,
  "rate-limited": 429,
};

async function answerRefusal(
  failure: Failure,
  values: Record<string, string>,
  keepsState: boolean,
): Promise<ActionState> {
  const request = await headers();
  const retry = failure.retryAfter ? { "Retry-After": String(failure.retryAfter) } : undefined;
  const { password: _, ...kept } = values;
  const refused = { ...failure, values: kept };
  const [id, status] = [request.get("x-briefing-request"), STATUS[failure.code]];
  // To a script a refusal is an answer like any other; a browser would only log the status as an error.
  if (!request.has("next-action")) answerWith(id, status, retry, keepsState ? { ...failure, values: {} } : refused);
  else if (failure.code === "rate-limited") answerWith(id, status, retry);
  return refused;
}

function invalid(error: z.ZodError): Failure {
  const fields: Record<string, string> = {};
  for (const issue of error.issues) fields[String(issue.path[0] ?? "form")] ??= issue.message;
  return refused("invalid", Object.values(fields)[0] ?? "Something in the form is not right.", { fields });
}

function filesOf(form: FormData): Record<string, File> {
  const files: Record<string, File> = {};
  for (const [name, value] of form) if (typeof value !== "string" && value.size > 0) files[name] = value;
  return files;
}

/** The text fields of a form; a field that is sent more than once is joined by line breaks. Files are not read. */
function textValues(form: FormData): Record<string, string> {
  const values: Record<string, string> = {};
  for (const [name, value] of form) {
    if (typeof value !== "string" || name.startsWith("$ACTION")) continue;
    values[name] = name in values ? `${values[name]}\n${value}` : value;
  }
  return values;
}
