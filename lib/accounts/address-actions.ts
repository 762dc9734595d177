"use server";

import { z } from "zod";
import { askToChangeAddress, askToConfirmAddress, followAddressLink } from "#lib/accounts/address-commands.ts";
import { emailAddress } from "#lib/accounts/email.ts";
import { action } from "#lib/action.ts";

export const changeAddress = action({
  access: "reader",
  fresh: true,
  input: z.object({ email: emailAddress }),
  run: ({ email }, { viewer, network }) => askToChangeAddress(viewer, email, network),
  goTo: () => "/mail-sent?for=address",
});

export const confirmAddress = action({
  access: "reader",
  input: z.object({}),
  run: (_, { viewer, network }) => askToConfirmAddress(viewer, network),
  goTo: () => "/mail-sent?for=address",
});

export const confirmAddressLink = action({
  access: "anyone",
  input: z.object({ token: z.string("This link is not whole.").max(100, "This link is not whole.") }),
  run: ({ token }) => followAddressLink(token),
  goTo: ({ reset }) => (reset ? `/reset/${reset}` : "/address/done"),
});
