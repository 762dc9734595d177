import { letter } from "#lib/accounts/letters.ts";
import { longDate } from "#lib/dates.ts";

/** That the account will be erased, and the link that keeps it. */
export const deletionLetter = (token: string, eraseAfter: Date) =>
  letter("deletion", "Your account at AI Briefing will be erased", {
    before: [
      `You asked to delete your account at AI Briefing. You are signed out everywhere, and on ${longDate(eraseAfter)} the account and everything in it will be erased.`,
    ],
    link: { path: `/keep/${token}`, words: "Keep my account" },
    after: [
      "Until then, signing in keeps it too.",
      "If it was not you who asked, keep the account and then change how you sign in.",
    ],
  });

/** That the account stays after all. */
export const keptLetter = () =>
  letter("deletion-undone", "Your account at AI Briefing stays", {
    before: [
      "Your account at AI Briefing was to be erased. It was kept: by the link that we sent you, or by signing in.",
    ],
    after: ["If that was not you, sign in, change how you sign in, and end the other sessions."],
  });
