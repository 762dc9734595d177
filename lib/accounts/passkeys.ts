import type {
  AuthenticationResponseJSON,
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
  RegistrationResponseJSON,
} from "@simplewebauthn/server";
import { z } from "zod";
import { env } from "#lib/env.ts";

export type CreationOptions = PublicKeyCredentialCreationOptionsJSON;
export type RequestOptions = PublicKeyCredentialRequestOptionsJSON;

/** The site as passkeys know it: its name and its origin, both from AUTH_URL and never from the request. */
export const relyingParty = () => ({ id: new URL(env().AUTH_URL).hostname, origin: new URL(env().AUTH_URL).origin });

// The shape is checked, the bytes are judged by @simplewebauthn/server.
const text = z.string().max(20_000);
const credential = <Response extends z.ZodType>(response: Response) =>
  z
    .string("The passkey gave no answer.")
    .max(100_000)
    .transform((json, context) => {
      try {
        return JSON.parse(json) as unknown;
      } catch {
        context.addIssue("The passkey’s answer did not arrive whole.");
        return z.NEVER;
      }
    })
    .pipe(z.object({ id: text, rawId: text, type: z.literal("public-key"), response }));

/** What the browser answers when a passkey was made. */
export const registrationAnswer = credential(
  z.object({
    clientDataJSON: text,
    attestationObject: text,
    transports: z.array(z.string().max(40)).max(10).optional(),
  }),
).transform((value) => ({ ...value, clientExtensionResults: {} }) as RegistrationResponseJSON);

/** What the browser answers when a passkey was used. */
export const authenticationAnswer = credential(
  z.object({ clientDataJSON: text, authenticatorData: text, signature: text, userHandle: text.optional() }),
).transform((value) => ({ ...value, clientExtensionResults: {} }) as AuthenticationResponseJSON);

/** What a reader may call a passkey. */
export const passkeyName = z
  .string("Enter a name.")
  .trim()
  .min(1, "Enter a name, such as the device it is on.")
  .max(60, "Use at most 60 characters.")
  .refine((value) => !/\p{Cc}/u.test(value), "Use letters and signs only.");
