import { letter } from "#lib/accounts/letters.ts";

const NOT_YOU = "If this was not you, end that session, and then choose a new password.";

/** Told when somebody signs in from a browser that was not seen with this account before. */
export const newDeviceLetter = ({ name, device, network }: { name: string; device: string; network: string }) =>
  letter("new-device", "Somebody signed in to your account from a new browser", {
    before: [
      `Hello ${name},`,
      `Your account was just used in a browser that it was not used in before: ${device}${from(network)}.`,
    ],
    link: { path: "/settings/sessions", words: "Where you are signed in" },
    after: ["If it was you, there is nothing to do.", NOT_YOU],
  });

const from = (network: string) => (network ? `, from the network ${network}` : "");

/** Told when a way in was added to or removed from an account: "The passkey “Laptop” was added". */
export const wayInLetter = ({ name, what }: { name: string; what: string }) =>
  letter("way-in", "A way in to your account was changed", {
    before: [`Hello ${name},`, `${what}.`],
    link: { path: "/settings/ways-in", words: "Your ways in" },
    after: ["If it was you, there is nothing to do.", NOT_YOU],
  });
