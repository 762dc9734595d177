import type { Rules } from "#lib/fetching/rules.ts";

/** Rules under which nothing of this machine may be fetched but what a test allows. */
export const testRules = (more: Partial<Rules> = {}): Rules => ({
  allow: [],
  self: { origin: "https://briefing.example", port: 3000 },
  userAgent: "AIBriefing/test",
  ...more,
});
