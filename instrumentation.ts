/** Next calls this with everything that a page or an action throws, before the answer's head is written. */
export async function onRequestError(error: unknown, request: { headers: Record<string, unknown>; path: string }) {
  const { noteFailure } = await import("#lib/failures.ts");
  noteFailure(error, request);
}
