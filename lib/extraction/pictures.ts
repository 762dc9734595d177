type Attributes = Record<string, string | undefined>;

/** Where pages that load pictures late keep the real address, most telling first. */
const LATE =
  `data-src data-lazy-src data-original data-original-src data-orig-file data-hi-res-src data-actualsrc data-image
  data-lazy data-url data-echo data-full-src data-large-file data-src-large data-img-src data-runner-src`.split(/\s+/);
const SETS = ["srcset", "data-srcset", "data-lazy-srcset"];

/** The address of a picture: the largest of its set, what it loads late, or its plain source; "" when it has none. */
export function pictureSource(attributes: Attributes): string {
  const set = SETS.map((name) => largest(attributes[name] ?? "")).find(Boolean);
  const late = LATE.map((name) => attributes[name] ?? "").find((value) => isAddress(value));
  const own = attributes.src ?? "";
  if (isAddress(own) && !isPlaceholder(own)) return set && !late ? set : (late ?? own);
  return late ?? set ?? "";
}

const isAddress = (value: string) => /^(https?:|\/|\.|[\w%-]+[./])/i.test(value.trim()) && !/\s/.test(value.trim());
const NOTHING = /(^|[_.-])(placeholder|lazy(load)?|blank|spacer|loading|grey|gray|transparent|1x1|pixel)\b/i;
const isPlaceholder = (src: string) =>
  src.split("/").some((part) => {
    const { 0: name, index } = NOTHING.exec(part) ?? {};
    return name !== undefined && /\.(gif|png|svg|jpe?g|webp)/i.test(part.slice((index ?? 0) + name.length));
  });

/** The largest picture of a `srcset`, but none wider than a reader can use. */
function largest(set: string): string {
  const candidates = candidatesIn(set);
  const fitting = candidates.filter(({ url, width }) => isAddress(url) && width <= 2_600);
  const some = fitting.length > 0 ? fitting : candidates.filter(({ url }) => isAddress(url));
  return some.reduce((best, each) => (each.width > best.width ? each : best), { url: "", width: 0 }).url;
}

/** So much of a set is read, in characters. */
const LONGEST_SET = 8_000;

/** The pictures of a `srcset` with their widths, word by word: what is written to be slow to read costs no more. */
function candidatesIn(set: string): { url: string; width: number }[] {
  const found: { url: string; width: number }[] = [];
  let url = "";
  const end = (width = 1_000) => {
    if (url) found.push({ url: url.replace(/,+$/, ""), width });
    url = "";
  };
  for (const word of set.slice(0, LONGEST_SET).split(/\s+/)) {
    const [size, value = "", unit = "", next = ""] = /^([\d.]+)([wx])(?:,(.*))?$/.exec(word) ?? [];
    if (url && size !== undefined) {
      end(Number(value) * (unit === "w" ? 1 : 1_000));
      url = next;
    } else {
      end();
      url = word;
    }
    if (url.endsWith(",")) end();
  }
  end();
  return found;
}

/** A picture that shows nothing and only tells that somebody reads. */
export function isPixel(src: string, { width, height }: Attributes): boolean {
  const isTiny = (side: string | undefined) => /^[0-3](px)?$/.test(side?.trim() ?? "");
  if (isTiny(width) || isTiny(height)) return true;
  const { pathname } = new URL(src);
  return /(^|[/_.-])(pixel|beacon|track(er|ing)?|1x1|spacer|blank|clear|transparent|impression|stat)(\.(gif|png)|\/?$)|\/[a-z]\.gif$/i.test(
    pathname,
  );
}

/** What somebody wrote to describe a picture; not the words of a machine that found none, nor a file's name. */
export function plainAlt(alt: string): string {
  const text = alt.replaceAll(/\s+/g, " ").trim();
  const isNone =
    /^(no alt(ernative)? text (provided|available)|no (image )?description( available)?|(an? )?(image|photo|picture|img|alt( text)?|placeholder|featured image|article content)|null|undefined|untitled)[.\s\w]{0,0}( for this image)?\.?$/i;
  return isNone.test(text) || /^[\w-]+\.(jpe?g|png|gif|webp|svg|avif)$/i.test(text) ? "" : text;
}
