type Answer = { status: number; headers?: Record<string, string>; words?: string };

// A server action cannot set the status of its response. server.ts gives each request an id and asks here, when the
// head of the response is written, whether the action wanted another status. Both run in one process.
const holder = globalThis as typeof globalThis & {
  aiBriefingAnswers?: Map<string, Answer>;
  aiBriefingBegun?: Set<string>;
};
holder.aiBriefingAnswers ??= new Map();
holder.aiBriefingBegun ??= new Set();
const { aiBriefingAnswers: answers, aiBriefingBegun: begun } = holder;

/** Asks for a status, headers and words on the page for the response to the request with this id. */
export function answerWith(id: string | null, status: number, headers?: Answer["headers"], words?: string): void {
  if (id) answers.set(id, { status, headers, words });
}

/** What the page that answers this request has to say above everything else. */
export const wordsFor = (requestId: string | null): string | undefined => answers.get(requestId ?? "")?.words;

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
