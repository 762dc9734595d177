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
  for (const { cssRules } of document.styleSheets)
    for (const rule of cssRules) if (rule instanceof CSSFontFaceRule) admit(rule.style, come);
}

// A face of a style sheet follows its rule; the `display` of its FontFace changes nothing in Chromium.
function admit(face: CSSStyleDeclaration, come: Set<string>) {
  const isLate = face.getPropertyValue("font-display") === "optional" && come.has(face.getPropertyValue("font-family"));
  if (isLate) face.setProperty("font-display", "swap");
}
