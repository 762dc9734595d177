/** Why a wish was refused; a closed list, so that every reader of it can be complete. */
export type FailureCode = "invalid" | "signed-out" | "forbidden" | "not-found" | "conflict" | "rate-limited";

/** An expected refusal: `message` is written for the person who asked, `fields` for the field that it concerns. */
export type Failure = {
  ok: false;
  code: FailureCode;
  message: string;
  fields?: Record<string, string>;
  /** What there is to choose from, where the wish could mean several things. */
  choices?: { value: string; label: string }[];
  /** Seconds after which trying again makes sense. */
  retryAfter?: number;
};

export type Result<T> = { ok: true; value: T } | Failure;

export function done<T>(value: T): Result<T>;
export function done(): Result<undefined>;
export function done<T>(value?: T): Result<T | undefined> {
  return { ok: true, value };
}

export function refused(
  code: FailureCode,
  message: string,
  more: Pick<Failure, "fields" | "choices" | "retryAfter"> = {},
): Failure {
  return { ok: false, code, message, ...more };
}

/** What is not there and what one may not see answer alike. */
export const notFound = (what: string) => refused("not-found", `That ${what} does not exist or is no longer public.`);
