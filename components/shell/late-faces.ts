/** The family of app/fonts.ts, by the name of its constant. */
const ITALIC = "sourceSerifItalic";

/**
 * Lets faces that came after this document was first drawn be used from now on. They are `font-display: optional`, so
 * that text never moves while somebody reads it; when another page takes the place of this one, all is drawn anew anyway.
 * Nothing happens when they were there in time.
 */
export function admitLateFaces() {
  const drawn = performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? Number.POSITIVE_INFINITY;
  const files = performance.getEntriesByType("resource") as PerformanceResourceTiming[];
  if (!files.some(({ name, responseEnd }) => name.endsWith(".woff2") && responseEnd > drawn)) return;
  const come = new Set([...document.fonts].filter(({ status }) => status === "loaded").map(({ family }) => family));
  if (come.has(ITALIC)) document.documentElement.dataset.italic = "";
  for (const { cssRules } of document.styleSheets)
    for (const rule of cssRules) if (rule instanceof CSSFontFaceRule) admit(rule.style, come);
}

/**
 * Fetches the italic once, when nothing else is to be done, for the pages after this one. Found while a text was laid out its
 * 20 KB were missing to what is read first, and came too late for it all the same.
 */
export function fetchItalic() {
  const { connection } = navigator as Navigator & { connection?: { saveData?: boolean } };
  if ("italic" in document.documentElement.dataset || connection?.saveData) return;
  const fetchIt = async () => {
    const faces = await document.fonts.load(`italic 1em ${ITALIC}`);
    if (faces.length > 0) localStorage.setItem("italic", "on");
  };
  // Without it, or where nothing can be kept, its stand-in goes on standing there.
  (window.requestIdleCallback ?? window.setTimeout)(() => void fetchIt().catch(() => {}));
}

// A face of a style sheet follows its rule; the `display` of its FontFace changes nothing in Chromium.
function admit(face: CSSStyleDeclaration, come: Set<string>) {
  const isLate = face.getPropertyValue("font-display") === "optional" && come.has(face.getPropertyValue("font-family"));
  if (isLate) face.setProperty("font-display", "swap");
}
