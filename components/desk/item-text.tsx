type Props = { html: string; language: string | null };

/** The text of an item as its source sent it, sanitised when it came in (lib/extraction/sanitise.ts). */
export function ItemText({ html, language }: Props) {
  // biome-ignore lint/security/noDangerouslySetInnerHtml: sanitised when it came in.
  return <div className="body item-text" lang={language ?? undefined} dangerouslySetInnerHTML={{ __html: html }} />;
}
