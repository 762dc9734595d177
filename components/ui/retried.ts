import type { ActionState } from "#lib/action.ts";

const PAUSES = [400, 1_200, 3_000];

/**
 * Calls a server action, again when the connection broke before an answer came. Only for actions that may arrive twice
 * without harm. A redirect and every answer of the server pass through.
 */
export async function retried<T>(call: () => Promise<T>): Promise<T> {
  for (const pause of PAUSES) {
    try {
      return await call();
    } catch (error) {
      if (!isBrokenConnection(error)) throw error;
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
  }
  return call();
}

/** `fetch` reports every failure of the network as a TypeError. */
export const isBrokenConnection = (error: unknown) => error instanceof TypeError;

/** Next leads to another page by throwing: a redirect that the server asked for. */
export const isNavigation = (error: unknown) =>
  error instanceof Error && "digest" in error && String(error.digest).startsWith("NEXT_");

/** What a form is told where no answer of the server came; null where the way to another page has begun already. */
export function failureOf(error: unknown): ActionState {
  if (isNavigation(error)) return null;
  const message = isBrokenConnection(error) ? "No connection. Try again." : "That could not be confirmed. Try again.";
  return { ok: false, code: "conflict", message, values: {} };
}

const liveRegion = () => document.getElementById("announcements");

/** Says something to screen readers in the page's one live region. */
export function announce(message: string) {
  const region = liveRegion();
  if (region) region.textContent = message;
}

/** What was said there last. */
export const announced = () => liveRegion()?.textContent ?? "";
