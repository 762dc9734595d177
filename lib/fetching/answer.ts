/** What a host answered, whatever its status. */
export type Fetched = {
  ok: true;
  status: number;
  /** Where the bytes came from in the end. */
  url: string;
  /** Where it has moved for good, when every step on the way said so (301, 308). */
  movedTo: string | null;
  contentType: string | null;
  etag: string | null;
  lastModified: string | null;
  /** In how many seconds the host wants to be asked again, at most thirty days. */
  retryAfterSeconds: number | null;
  notModified: boolean;
  /** Decoded, and whole. */
  body: Buffer;
};

const LONGEST_S = 30 * 86_400;

/** Retry-After (RFC 9110, 10.2.3) in seconds from now, from seconds or a date. */
export function retryAfter(value: string | null): number | null {
  if (!value) return null;
  const seconds = /^\d+$/.test(value) ? Number(value) : Math.ceil((Date.parse(value) - Date.now()) / 1_000);
  return Number.isNaN(seconds) ? null : Math.min(Math.max(seconds, 0), LONGEST_S);
}
