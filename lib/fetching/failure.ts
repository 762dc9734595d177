/** Why nothing was brought: a closed list, so that every reader of it can be complete. */
type Why = "scheme" | "address" | "dns" | "timeout" | "size" | "tls" | "redirects" | "network" | "encoding";

/** `words` are for the reader who asked for the address. */
export type FetchFailure = { ok: false; why: Why; words: string };

/** A refusal on its way out of callbacks and streams, where nothing can be returned; `fetchWith` catches it. */
export class FetchRefused extends Error {
  readonly failure: FetchFailure;

  constructor(why: Why, words: string) {
    super(words);
    this.failure = { ok: false, why, words };
  }
}

const TLS_WORDS: [RegExp, (host: string) => string][] = [
  [/^CERT_HAS_EXPIRED$/, (host) => `The TLS certificate of ${host} has expired.`],
  [/^CERT_NOT_YET_VALID$/, (host) => `The TLS certificate of ${host} is not valid yet.`],
  [/^ERR_TLS_CERT_ALTNAME_INVALID$/, (host) => `The TLS certificate of ${host} was made for another host.`],
  [
    /^(DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN)$/,
    (host) => `The TLS certificate of ${host} is self-signed.`,
  ],
  [
    /^(UNABLE_TO_|CERT_|ERR_TLS_CERT_|CRL_|INVALID_(CA|PURPOSE)|PATH_LENGTH_EXCEEDED|ERROR_IN_C)/,
    (host) => `The TLS certificate of ${host} could not be checked.`,
  ],
  [/^(ERR_SSL_|ERR_TLS_|EPROTO$)/, (host) => `No TLS connection to ${host} could be made.`],
];

const BROKEN_OFF = /^(ECONNRESET|EPIPE|UND_ERR_SOCKET|UND_ERR_RES_CONTENT_LENGTH_MISMATCH|HPE_\w+)$/;
const NOT_THERE = /^(ECONNREFUSED|EHOSTUNREACH|ENETUNREACH|EADDRNOTAVAIL|ETIMEDOUT|EHOSTDOWN|ENETDOWN)$/;

function codeOf(error: unknown): string | null {
  // undici's parser gives a code to some of its errors only.
  if (error instanceof Error && error.name === "HTTPParserError") return "HPE_INVALID";
  return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : null;
}

/**
 * What went wrong on the way to `host`, as a value.
 * @throws the error itself when it is none of the network's
 */
export function failureOf(error: unknown, host: string): FetchFailure {
  if (error instanceof FetchRefused) return error.failure;
  const code = codeOf(error);
  if (!code) throw error;
  const [, tls] = TLS_WORDS.find(([pattern]) => pattern.test(code)) ?? [];
  if (tls) return { ok: false, why: "tls", words: tls(host) };
  if (BROKEN_OFF.test(code)) return { ok: false, why: "network", words: `${host} broke off its answer.` };
  if (NOT_THERE.test(code)) return { ok: false, why: "network", words: `${host} does not answer.` };
  return { ok: false, why: "network", words: `${host} could not be fetched (${code}).` };
}
