import { generateAuthenticationOptions } from "@simplewebauthn/server";
import { askChallenge } from "#lib/accounts/challenge-cookie.ts";
import { type RequestOptions, relyingParty } from "#lib/accounts/passkeys.ts";

/** What the browser needs to use a passkey; it knows itself which ones there are for this site. */
export async function askForPasskey(purpose: string): Promise<RequestOptions> {
  const challenge = new Uint8Array(Buffer.from(await askChallenge(purpose), "base64url"));
  return generateAuthenticationOptions({ rpID: relyingParty().id, challenge, userVerification: "preferred" });
}
