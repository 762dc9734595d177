import type { Letter } from "#lib/mail.ts";
import { absolute } from "#lib/site.ts";

type Body = { before: string[]; link?: { path: string; words: string }; after: string[] };

const escaped = (text: string) => text.replace(/[&<>"']/g, (sign) => `&#${sign.codePointAt(0)};`);

/**
 * A letter of plain paragraphs around at most one link, in text and HTML. Nothing is fetched when it is opened, and
 * nothing tells us that it was.
 */
export function letter(kind: string, subject: string, { before, link, after }: Body): Letter {
  const address = link && absolute(link.path);
  const text = [
    ...before,
    ...(address ? [`${link.words}:\n${address}`] : []),
    ...after,
    `AI Briefing\n${absolute("/")}`,
  ];
  const paragraphs = (lines: string[]) => lines.map((line) => `<p>${escaped(line)}</p>`).join("\n");
  const button = address
    ? `<p><a class="go" href="${escaped(address)}">${escaped(link.words)}</a></p>
<p class="quiet">Or copy this address into your browser:<br>${escaped(address)}</p>`
    : "";
  const html = `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark"><title>${escaped(subject)}</title><style>${STYLE}</style></head>
<body><div class="page">
${paragraphs(before)}
${button}
${paragraphs(after)}
<p class="quiet">AI Briefing · <a href="${escaped(absolute("/"))}">${escaped(absolute("/"))}</a></p>
</div></body></html>`;
  return { kind, subject, text: text.join("\n\n"), html };
}

const STYLE = `
:root { color-scheme: light dark; }
body { margin: 0; padding: 24px; background: #fbfaf6; color: #1a1916; font: 17px/1.55 Georgia, serif; }
.page { max-width: 34em; margin: 0 auto; overflow-wrap: anywhere; }
a { color: #c23f1f; }
a.go { display: inline-block; padding: 12px 20px; background: #1a1916; color: #fbfaf6; text-decoration: none; border-radius: 4px; }
.quiet { color: #736d61; font-size: 14px; }
@media (prefers-color-scheme: dark) {
  body { background: #141311; color: #ece7dc; } a { color: #ff7a55; }
  a.go { background: #ece7dc; color: #141311; } .quiet { color: #b3ac9e; }
}`;

const NOT_YOU = "If this was not you, ignore this mail: nothing happens without the link.";
const TEN_MINUTES = "The link works once, within 10 minutes, and only in the newest of these mails.";
const ONE_DAY = "The link works once, within a day.";

/** The way in for an account that exists. */
export const signInLetter = (token: string) =>
  letter("sign-in", "Sign in to AI Briefing", {
    before: ["Here is the link to sign in to AI Briefing."],
    link: { path: `/sign-in/link/${token}`, words: "Sign in" },
    after: [TEN_MINUTES, NOT_YOU],
  });

/** To an address that asked for a way in, or a new password, and has no account. */
export const noAccountLetter = (token: string) =>
  letter("no-account", "There is no account with this address yet", {
    before: [
      "Somebody, probably you, wanted to sign in to AI Briefing with this address. There is no account with it yet.",
      "Perhaps yours has another address. If you want a new one, it takes a minute.",
    ],
    link: { path: `/sign-up/${token}`, words: "Create an account" },
    after: [ONE_DAY, NOT_YOU],
  });

/** The first half of signing up. */
export const signUpLetter = (token: string) =>
  letter("sign-up", "Create your account at AI Briefing", {
    before: ["Here is the link to create your account at AI Briefing."],
    link: { path: `/sign-up/${token}`, words: "Create your account" },
    after: [ONE_DAY, NOT_YOU],
  });

/** To an address that wanted to sign up and has an account already. */
export const haveAccountLetter = (token: string) =>
  letter("have-account", "You have an account at AI Briefing already", {
    before: [
      "Somebody, probably you, wanted to create an account at AI Briefing with this address. You have one already.",
      "With this link you are signed in to it.",
    ],
    link: { path: `/sign-in/link/${token}`, words: "Sign in" },
    after: [TEN_MINUTES, NOT_YOU],
  });

/** The way to a new password. */
export const resetLetter = (token: string) =>
  letter("reset", "Choose a new password for AI Briefing", {
    before: ["Here is the link to choose a new password for AI Briefing. It ends every session of your account."],
    link: { path: `/reset/${token}`, words: "Choose a new password" },
    after: [TEN_MINUTES, NOT_YOU],
  });

/** Told after every change of the password. */
export const passwordChangedLetter = () =>
  letter("password-changed", "Your password was changed", {
    before: [
      "The password of your account at AI Briefing was just changed. Wherever else it was in use, it was signed out.",
    ],
    link: { path: "/reset", words: "This was not me: choose a new password" },
    after: ["If it was you, there is nothing to do."],
  });

/** Asks whether the address of an account is its reader's. */
export const confirmAddressLetter = (token: string) =>
  letter("confirm-address", "Confirm your address for AI Briefing", {
    before: ["Confirm that this is the address of your account at AI Briefing."],
    link: { path: `/address/${token}`, words: "Confirm this address" },
    after: [ONE_DAY, "If you have no account there, ignore this mail."],
  });

/** To the new address of an account, before anything has changed. */
export const changeAddressLetter = (token: string) =>
  letter("change-address", "Confirm your new address for AI Briefing", {
    before: ["You wanted to move your account at AI Briefing to this address. Confirm it, and it is done."],
    link: { path: `/address/${token}`, words: "Use this address" },
    after: [ONE_DAY, NOT_YOU],
  });

/** To an address that somebody wanted for their account and that has one already. */
export const addressTakenLetter = () =>
  letter("address-taken", "This address has an account at AI Briefing already", {
    before: [
      "Somebody wanted to move another account at AI Briefing to this address. It belongs to your account, so nothing was changed.",
      "If it was you: delete one of the two accounts first, or choose another address.",
    ],
    after: [],
  });

/** To the address that an account had, with the way back. */
export const addressChangedLetter = (newAddress: string, token: string) =>
  letter("address-changed", "The address of your account was changed", {
    before: [
      `Your account at AI Briefing now has the address ${newAddress}.`,
      "If it was you, there is nothing to do. If it was not, take it back within 7 days: every session, passkey and linked provider is removed, and you choose a new password.",
    ],
    link: { path: `/address/${token}`, words: "This was not me: take it back" },
    after: ["This link works once, within 7 days."],
  });
