/** One or two letters that stand for a name: "The work desk" → "W", "Rosa Klein" → "RK". */
function initials(name: string): string {
  const words = name
    .replace(/^the\s+/i, "")
    .replace(/\s+desk$/i, "")
    .split(/\s+/)
    .filter(Boolean);
  const letters = [words[0], words.length > 1 ? words.at(-1) : undefined].map((word) => [...(word ?? "")][0] ?? "");
  return letters.join("").toUpperCase() || "·";
}

/** A picture of somebody, or the letters of their name. It says nothing to those who listen: the name stands beside it. */
export function Portrait({ name, image }: { name: string; image?: string | null }) {
  if (image) {
    // biome-ignore lint/performance/noImgElement: 256 pixels of our own making; the image service could only add work.
    return <img className="portrait" src={image} alt="" width={36} height={36} />;
  }
  return (
    <span className="portrait" aria-hidden="true">
      {initials(name)}
    </span>
  );
}
