const ATTRIBUTE = (name: string) => new RegExp(`\\s${name}="([^"]*)"`);

/**
 * Sanitised HTML with each picture as a link to it, named by its description: no page of ours loads anything from another
 * site. Inside a link a picture is its description alone.
 */
export function withoutPictures(html: string): string {
  let depth = 0;
  return html.replace(
    /<a\b[^>]*>|<\/a>|<(?:img|source|video|audio|iframe|picture|\/picture|\/video|\/audio|\/iframe)\b[^>]*>/gi,
    (tag) => {
      if (/^<a\b/i.test(tag)) depth++;
      else if (/^<\/a/i.test(tag)) depth = Math.max(0, depth - 1);
      else if (/^<img\b/i.test(tag)) return pictureLink(tag, depth > 0);
      else return "";
      return tag;
    },
  );
}

function pictureLink(tag: string, isInLink: boolean): string {
  const [src, alt] = ["src", "alt"].map((name) => ATTRIBUTE(name).exec(tag)?.[1] ?? "");
  const words = alt ? `Picture: ${alt}` : "Picture";
  if (isInLink || !/^https?:\/\//.test(src ?? "")) return `[${words}]`;
  return `<a href="${src}" rel="noreferrer nofollow">[${words}]</a>`;
}
