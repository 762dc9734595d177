import type { Option } from "#components/shell/palette-options.ts";

// Where the palette led lately, in this browser alone, for one reader: another one finds nothing of it.
const KEY = "palette";
const MOST = 5;

type Kept = { viewer: string; places: { href: string; label: string }[] };

const viewer = () => document.body.dataset.viewer ?? "";

function read(): Kept["places"] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? "null");
    return isKept(kept) && kept.viewer === viewer() ? kept.places : [];
  } catch {
    return [];
  }
}

const isKept = (value: unknown): value is Kept =>
  typeof value === "object" &&
  value !== null &&
  "places" in value &&
  Array.isArray(value.places) &&
  value.places.every((place) => typeof place?.href === "string" && typeof place?.label === "string");

export const recents = (): Option[] =>
  read()
    .filter(({ href }) => /^(\/(?!\/)|https?:\/\/)/.test(href))
    .map(({ href, label }) => ({ id: `to ${href}`, href, label }));

export function remember({ href, label }: { href: string; label: string }) {
  const places = [{ href, label }, ...read().filter((place) => place.href !== href)].slice(0, MOST);
  try {
    localStorage.setItem(KEY, JSON.stringify({ viewer: viewer(), places }));
  } catch {
    // A full or forbidden store keeps nothing; the palette works all the same.
  }
}
