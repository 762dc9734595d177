const plain = (html: string) =>
  html
    .replaceAll("<!-- -->", "")
    .replaceAll("&quot;", '"')
    .replaceAll("&#x27;", "'")
    .replaceAll("&lt;", "<")
    .replaceAll("&amp;", "&");

/** The hidden fields of the form in a page that says these words, as a browser without scripts sends them. */
export function hiddenFieldsIn(html: string, words: string): Record<string, string> {
  const form = html.match(/<form[\s\S]*?<\/form>/g)?.find((candidate) => plain(candidate).includes(words));
  if (!form) throw new Error(`No form of the page says "${words}".`);
  const inputs = form.matchAll(/<input type="hidden" name="([^"]*)"(?: value="([^"]*)")?/g);
  return Object.fromEntries([...inputs].map(([, name = "", value = ""]) => [plain(name), plain(value)]));
}
