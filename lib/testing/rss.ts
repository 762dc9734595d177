type Told = {
  guid?: string | null;
  link?: string | null;
  title?: string;
  text?: string;
  /** As it is written, or a moment; null for none. */
  at?: Date | string | null;
};

/** An RSS document with these items, whole or with a head of one's own. */
export function rss(items: Told[], head = "<title>Example</title><link>https://example.org/</link>"): string {
  const of = (
    { guid, link, title = "One", text = "Words.", at = new Date("2026-03-01T09:00:00Z") }: Told,
    n: number,
  ) => `
    <item><title>${title}</title>
      ${guid === null ? "" : `<guid isPermaLink="false">${guid ?? `g${n}`}</guid>`}
      ${link === null ? "" : `<link>${link ?? `https://example.org/${n}`}</link>`}
      ${at === null ? "" : `<pubDate>${at instanceof Date ? at.toUTCString() : at}</pubDate>`}
      <description><![CDATA[${text}]]></description></item>`;
  return `<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel>${head}${items.map(of).join("")}</channel></rss>`;
}
