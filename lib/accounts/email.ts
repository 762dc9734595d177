import { z } from "zod";

/** A mail address as it is stored: trimmed, lower case, one plain address with a dotted ASCII host. */
export const emailAddress = z
  .string("Enter your e-mail address.")
  // Before it is trimmed: a line break, wherever it stands, is never typed into a field of one line.
  .refine((value) => !/\p{Cc}/u.test(value), "Use one address without line breaks.")
  .trim()
  .max(254, "This address is too long.")
  .refine((value) => /^[\x21-\x7e]+$/.test(value), "Use an address of plain letters, digits and signs, without spaces.")
  .toLowerCase()
  .pipe(z.email("Enter an address such as name@example.org."))
  .refine((value) => (value.split("@")[0] ?? "").length <= 64, "The part before the @ is too long.");
