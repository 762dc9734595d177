// The vocabularies that feeds are made of, by the one prefix that we call each by. A vocabulary has several addresses:
// versions of it, and what was written by heart.

const VOCABULARIES: [string, RegExp][] = [
  [
    "atom",
    /^http:\/\/(www\.w3\.org\/2005\/atom|purl\.org\/(atom|echo|pie)\b|example\.com\/necho|www\.intertwingly\.net\/)/,
  ],
  [
    "rss",
    /^http:\/\/(backend\.userland\.com\/|blogs\.law\.harvard\.edu\/tech\/rss|purl\.org\/(rss\/1\.0\/?$|net\/rss)|my\.netscape\.com\/rdf|channel\.netscape\.com\/rdf|cyber\.law\.harvard\.edu\/rss|www\.rssboard\.org\/)/,
  ],
  ["rdf", /www\.w3\.org\/1999\/02\/22-rdf-syntax-ns/],
  ["content", /^http:\/\/purl\.org\/rss\/1\.0\/modules\/content/],
  ["dc", /^http:\/\/purl\.org\/dc\/elements\/1\.[01]/],
  ["dcterms", /^http:\/\/purl\.org\/dc\/terms/],
  ["sy", /^http:\/\/purl\.org\/rss\/1\.0\/modules\/syndication/],
  ["wfw", /^http:\/\/wellformedweb\.org\/commentapi/],
  ["itunes", /^https?:\/\/(www\.itunes\.com\/dtds\/podcast|example\.com\/dtds\/podcast)/],
  ["media", /^https?:\/\/(search\.yahoo\.com|tools\.search\.yahoo\.com|video\.search\.yahoo\.com)\/mrss/],
  ["media", /^https?:\/\/www\.rssboard\.org\/media-rss/],
  ["feedburner", /^http:\/\/rssnamespace\.org\/feedburner/],
  ["slash", /^http:\/\/purl\.org\/rss\/1\.0\/modules\/slash/],
  ["thr", /^http:\/\/purl\.org\/syndication\/thread/],
  ["xhtml", /^http:\/\/www\.w3\.org\/1999\/xhtml/],
  ["svg", /^http:\/\/www\.w3\.org\/2000\/svg/],
  ["xml", /^http:\/\/www\.w3\.org\/xml\/1998\/namespace/],
];
// Addresses of Media RSS that stand in the list of RSS too have to be asked for first.
const IN_ORDER = VOCABULARIES.toSorted(([a], [b]) => Number(a === "rss") - Number(b === "rss"));

const known = new Map<string, string | null>();

/** "dc" for http://purl.org/dc/elements/1.1/; null for one that no feed's meaning hangs on. */
export function vocabularyOf(address: string): string | null {
  const key = address.trim().toLowerCase();
  const found = known.get(key);
  if (found !== undefined) return found;
  const name = IN_ORDER.find(([, pattern]) => pattern.test(key))?.[0] ?? null;
  if (known.size < 1_000) known.set(key, name);
  return name;
}
