/** The first web address in a text, as other apps hand on what is shared. */
export const firstAddressIn = (text: string): string | null => /https?:\/\/[^\s<>"]+/.exec(text)?.[0] ?? null;

/** What stands for a page until its title is known: its address without what is the same for all. */
export const addressWords = (url: string) =>
  url
    .replace(/^https?:\/\/(www\.)?/, "")
    .replace(/\/$/, "")
    .slice(0, 200);

/** The site of an address, as a reader knows it. */
export const siteOf = (url: string) => new URL(url).host.replace(/^www\./, "");
