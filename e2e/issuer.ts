import type { Server } from "node:http";
import Provider from "oidc-provider";

export const ISSUER_PORT = Number(process.env.E2E_OIDC_PORT ?? 0);

/**
 * A real OpenID Connect issuer on this machine. Whoever signs in there as "verified rosa@example.org" has that address,
 * checked; as "claimed rosa@example.org", they only say so.
 */
export async function startIssuer(siteUrl: string): Promise<Server> {
  const provider = new Provider(`http://localhost:${ISSUER_PORT}`, {
    clients: [
      {
        client_id: "briefing",
        client_secret: "a-secret-of-the-loopback-issuer",
        redirect_uris: [`${siteUrl}/api/auth/callback/oidc`],
      },
    ],
    claims: { openid: ["sub"], email: ["email", "email_verified"], profile: ["name"] },
    cookies: { keys: ["only for tests"] },
    findAccount: (_, id) => ({
      accountId: id,
      claims: () => {
        const [word, email] = id.split(" ");
        return { sub: id, email, email_verified: word === "verified", name: "Rosa of the Issuer" };
      },
    }),
  });
  return new Promise((resolve) => {
    const server = provider.listen(ISSUER_PORT, "localhost", () => resolve(server));
  });
}
