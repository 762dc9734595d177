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

export function Portrait({ name }: { name: string }) {
  return (
    <span className="portrait" aria-hidden="true">
      {initials(name)}
    </span>
  );
}
