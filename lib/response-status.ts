import type { Failure } from "#lib/errors.ts";

/** Why a form was refused, and what was typed in it. */
export type Refused = Failure & { values: Record<string, string> };

/** `refused` is what the page has to say of the form that was sent: in it, or else above everything. */
type Answer = { status: number; headers?: Record<string, string>; refused?: Refused };

// A server action cannot set the status of its response. server.ts gives each request an id and asks here, when the
// head of the response is written, whether the action wanted another status. Both run in one process.
const holder = globalThis as typeof globalThis & {
  aiBriefingAnswers?: Map<string, Answer>;
  aiBriefingBegun?: Set<string>;
};
holder.aiBriefingAnswers ??= new Map();
holder.aiBriefingBegun ??= new Set();
const { aiBriefingAnswers: answers, aiBriefingBegun: begun } = holder;

/**
 * Asks for a status, headers and what the page is to say for the response to the request with this id. What an action was
 * refused for stays when the page itself asks for a status: the list that it shows may be gone.
 */
export function answerWith(id: string | null, status: number, headers?: Answer["headers"], refused?: Refused): void {
  if (id) answers.set(id, { status, headers, refused: refused ?? answers.get(id)?.refused });
}

/** Why the form that this request sent was refused: said above everything else, unless the form stands there and says it. */
export const refusalFor = (requestId: string | null): string | undefined =>
  answers.get(requestId ?? "")?.refused?.message;

/** What this request, which sent the form of this name (components/ui/prepared-form.tsx), was refused for. */
export function refusedForm(requestId: string | null, name: string): Refused | null {
  const refused = answers.get(requestId ?? "")?.refused;
  return refused?.values.form === name ? refused : null;
}

/** Notes that the form of this request could be read and reached its action. */
export function noteBegun(requestId: string | null): void {
  if (requestId) begun.add(requestId);
}

/** Whether it did, once. */
export const takeBegun = (requestId: string): boolean => begun.delete(requestId);

/** What was asked for this request, once. */
export function takeAnswer(requestId: string): Answer | undefined {
  const answer = answers.get(requestId);
  answers.delete(requestId);
  return answer;
}

/** Whether the response to this request is to say that the database is away. */
export const isAway = (requestId: string): boolean => answers.get(requestId)?.status === 503;
