/** Next calls this with everything that a page or an action throws, before the answer's head is written. */
export async function onRequestError(error: unknown, request: { headers: Record<string, unknown>; path: string }) {
  // Next builds this for its edge runtime too, which has none of what is noted with.
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { noteFailure } = await import("#lib/failures.ts");
  noteFailure(error, request);
}
