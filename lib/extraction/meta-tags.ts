/** What a page says of itself in `<meta>`: by name, property or itemprop in small letters, the first that is not empty. */
export function metaTags(document: Document): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const element of document.querySelectorAll("meta[content]")) {
    const content = element.getAttribute("content")?.replaceAll(/\s+/g, " ").trim();
    const names = ["property", "name", "itemprop", "http-equiv"].map((name) =>
      element.getAttribute(name)?.toLowerCase().trim(),
    );
    for (const name of new Set(names)) {
      if (!name || !content) continue;
      const all = found.get(name);
      if (all) all.push(content);
      else found.set(name, [content]);
    }
  }
  return found;
}

/** The first of these that the page says. */
export function said(tags: Map<string, string[]>, ...names: string[]): string | null {
  return names.map((name) => tags.get(name)?.[0]).find(Boolean) ?? null;
}
