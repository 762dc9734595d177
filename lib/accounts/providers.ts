import { z } from "zod";
import { env } from "#lib/env.ts";

/** The other sites that an account can be entered through. */
export const providerId = z.enum(["github", "google", "oidc"]);

export type ProviderId = z.infer<typeof providerId>;

/** What a provider says of a person, in our words. `isVerified`: it says that it checked the address. */
export type Identity = {
  provider: ProviderId;
  providerName: string;
  /** Who they are there, for ever; an address may pass to somebody else. */
  subject: string;
  email: string | null;
  isVerified: boolean;
  name: string;
};

const CONFIGURED: Record<ProviderId, () => boolean> = {
  github: () => !!(env().GITHUB_ID && env().GITHUB_SECRET),
  google: () => !!(env().GOOGLE_ID && env().GOOGLE_SECRET),
  oidc: () => !!(env().OIDC_ISSUER && env().OIDC_ID && env().OIDC_SECRET),
};

/** The name of a provider on screen. */
export const providerName = (id: string) =>
  id === "github" ? "GitHub" : id === "google" ? "Google" : id === "oidc" ? env().OIDC_NAME : id;

/** The providers that this site is set up for. */
export const listProviders = () =>
  providerId.options.filter((id) => CONFIGURED[id]()).map((id) => ({ id, name: providerName(id) }));

export const isConfigured = (id: ProviderId) => CONFIGURED[id]();
