import { refresh } from "next/cache";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import type { z } from "zod";
import { countAttempt } from "#lib/accounts/attempts.ts";
import { networkOf } from "#lib/accounts/network.ts";
import { keepSessionAlive, type Viewer, viewer } from "#lib/accounts/session.ts";
import { type Failure, type Result, refused } from "#lib/errors.ts";
import { answerWith } from "#lib/response-status.ts";

/** What a form shows after it was sent: the refusal with what was typed, or that it is done. */
export type ActionState = (Failure & { values: Record<string, string> }) | { ok: true; message?: string } | null;

/** A server action as forms use it: alone, or behind useActionState with the state before. */
export type ServerAction = {
  (form: FormData): Promise<ActionState>;
  (previous: ActionState, form: FormData): Promise<ActionState>;
};

type Context<Access> = { viewer: Access extends "reader" ? Viewer : Viewer | null; network: string; path: string };

type Spec<Access extends "anyone" | "reader", Schema extends z.ZodType, Value> = {
  /** `reader` needs a session; who has none is sent to `signedOut`, or refused. */
  access: Access;
  input: Schema;
  run: (input: z.infer<Schema>, context: Context<Access>) => Promise<Result<Value>>;
  /** Where a signed-out reader goes on; `path` is the page that they were on. */
  signedOut?: (input: z.infer<Schema>, path: string) => string;
  /** Where to go when it is done; without it the page that sent the form is shown again. */
  goTo?: (value: Value, input: z.infer<Schema>) => string;
  /** What to say when it is done and the page stays. */
  say?: (value: Value) => string;
  /** Set for a write that shows nowhere on the page, which is then not refreshed. */
  quiet?: boolean;
};

/**
 * Makes a server action: session → role → parse → run → result.
 * Works as `action={…}` of a plain form and with useActionState. Without JavaScript a success ends in a 303; with it
 * the page is refreshed in the same answer. A refusal comes back as state and sets the response's status.
 */
export function action<Access extends "anyone" | "reader", Schema extends z.ZodType, Value>(
  spec: Spec<Access, Schema, Value>,
): ServerAction {
  return async (...args: [FormData] | [ActionState, FormData]): Promise<ActionState> => {
    const form = args.at(-1);
    const request = await headers();
    const path = request.get("x-briefing-path") ?? "/";
    if (!(form instanceof FormData))
      return answer(refused("invalid", "The form did not arrive whole. Send it again."), {});
    const values = textValues(form);
    const parsed = spec.input.safeParse(values);
    if (!parsed.success) return answer(invalid(parsed.error), values);

    const reader = await viewer();
    if (spec.access === "reader" && !reader) {
      if (spec.signedOut) redirect(spec.signedOut(parsed.data, path));
      return answer(refused("signed-out", "You are signed out. Sign in and try again."), values);
    }
    if (reader) await keepSessionAlive();
    const wait = reader ? await countAttempt("write", reader.id) : 0;
    if (wait)
      return answer(refused("rate-limited", "That was a lot at once. Wait a minute.", { retryAfter: wait }), values);

    const network = networkOf(request.get("x-briefing-client") ?? "unknown");
    const context = { viewer: reader, network, path } as Context<Access>;
    const result = await spec.run(parsed.data, context);
    if (!result.ok) return answer(result, values);
    if (spec.goTo) redirect(spec.goTo(result.value, parsed.data));
    if (!request.has("next-action")) redirect(path);
    if (!spec.quiet) refresh();
    return { ok: true, message: spec.say?.(result.value) };
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

async function answer(failure: Failure, values: Record<string, string>): Promise<ActionState> {
  const request = await headers();
  const retry = failure.retryAfter ? { "Retry-After": String(failure.retryAfter) } : undefined;
  // To a script a refusal is an answer like any other; a browser would only log the status as an error.
  const visible = !request.has("next-action") || failure.code === "rate-limited";
  if (visible) answerWith(request.get("x-briefing-request"), STATUS[failure.code], retry);
  const { password: _, ...kept } = values;
  return { ...failure, values: kept };
}

function invalid(error: z.ZodError): Failure {
  const fields: Record<string, string> = {};
  for (const issue of error.issues) fields[String(issue.path[0] ?? "form")] ??= issue.message;
  return refused("invalid", Object.values(fields)[0] ?? "Something in the form is not right.", { fields });
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
