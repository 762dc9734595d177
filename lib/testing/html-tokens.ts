/** A piece of HTML: text, or a tag with its attributes, all decoded. */
export type Token = { text: string } | { tag: string; closes: boolean; attributes: Map<string, string> };

const PIECE = /<(\/?)([a-zA-Z][a-zA-Z0-9]*)((?:\s+[^\s"'<>/=]+(?:="[^"]*")?)*)\s*\/?>|([^<]+)|(<)/g;
const ATTRIBUTE = /([^\s"'<>/=]+)(?:="([^"]*)")?/g;

/**
 * Cuts HTML in the strict form in which serialisers write it (quoted values, no comment, no lone "<"): in this form
 * every parser finds the same. Throws for anything else.
 */
export function htmlTokens(html: string): Token[] {
  return [...html.matchAll(PIECE)].map(([, slash, tag = "", attributes = "", text, stray]): Token => {
    if (stray) throw new Error(`a "<" that begins no tag: ${html.slice(0, 200)}`);
    if (text !== undefined) return { text: decoded(text) };
    const pairs = [...attributes.matchAll(ATTRIBUTE)].map(
      ([, name = "", value = ""]) => [name, decoded(value)] as const,
    );
    return { tag: tag.toLowerCase(), closes: slash === "/", attributes: new Map(pairs) };
  });
}

const NAMED: Record<string, string> = { lt: "<", gt: ">", amp: "&", quot: '"', apos: "'", nbsp: "\u00a0" };

const decoded = (text: string) =>
  text.replaceAll(/&(?:#x([0-9a-f]+)|#(\d+)|([a-z]+));/gi, (whole, hex, decimal, name) => {
    if (hex || decimal) return String.fromCodePoint(Number.parseInt(hex ?? decimal, hex ? 16 : 10));
    return NAMED[name] ?? whole;
  });

const TAGS = new Set(
  "a aside b blockquote br code dd del div dl dt em figcaption figure h1 h2 h3 h4 h5 h6 hr i img input kbd li ol p pre q s section span strong sub sup table tbody td th thead tr ul".split(
    " ",
  ),
);
const ATTRIBUTES =
  /^(id|class|href|src|alt|title|width|height|loading|decoding|role|tabindex|start|align|type|checked|disabled|aria-[a-z]+|data-(footnotes|footnote-ref|footnote-backref|source))$/;

/** Whatever in this HTML could run, load or submit something; an article's body has none. */
export function activeParts(html: string): string[] {
  return htmlTokens(html).flatMap((token) => {
    if ("text" in token) return [];
    const found = TAGS.has(token.tag) ? [] : [`<${token.tag}>`];
    for (const [name, value] of token.attributes) {
      if (!ATTRIBUTES.test(name)) found.push(`${name} of <${token.tag}>`);
      // Browsers drop white space and control characters in front of and inside a scheme.
      // biome-ignore lint/suspicious/noControlCharactersInRegex: exactly these are meant.
      const address = value.replaceAll(/[\u0000-\u0020]/g, "");
      if (name === "href" && /^[a-z][a-z0-9+.-]*:/i.test(address) && !/^(https?|mailto):/i.test(address))
        found.push(value);
      if (name === "src" && !/^\/figures\/[\w-]+\.svg$/.test(value)) found.push(`src ${value}`);
      if (token.tag === "input" && name === "type" && value !== "checkbox") found.push(`input ${value}`);
    }
    return found;
  });
}
