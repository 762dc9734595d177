import { env } from "#lib/env.ts";
import { absolute } from "#lib/site.ts";

const HALF_A_YEAR = 182 * 86_400_000;

/** GET /.well-known/security.txt: whom to tell of a weakness (RFC 9116). */
export function GET() {
  const lines = [
    `Contact: ${env().SECURITY_CONTACT ?? absolute("/about")}`,
    `Expires: ${new Date(Date.now() + HALF_A_YEAR).toISOString()}`,
    "Preferred-Languages: en",
    `Canonical: ${absolute("/.well-known/security.txt")}`,
  ];
  const headers = { "Content-Type": "text/plain; charset=utf-8", "Cache-Control": "public, max-age=86400" };
  return new Response(`${lines.join("\n")}\n`, { headers });
}
