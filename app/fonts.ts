import localFont from "next/font/local";

// A face that is not there when the first text is drawn stays away from this page, so that text never moves while it is
// read; app/faces.css stands in for it, and the next page has it (components/shell/late-faces.ts). The names of these
// constants are the names of the families: none may be called like one that CSS knows, as `serif` is.
// The files are cut to what pages use; app/faces/README.md says how.

/** Source Serif 4, cut for reading. */
export const sourceSerif = localFont({
  src: "./faces/reading.woff2",
  weight: "400 700",
  variable: "--font-source-serif",
  display: "optional",
  adjustFontFallback: false,
});

/** Source Serif 4, cut for titles: finer where it is large. */
export const sourceSerifTitle = localFont({
  src: "./faces/title.woff2",
  weight: "600",
  variable: "--font-source-serif-title",
  display: "optional",
  adjustFontFallback: false,
});

/** The italic is used for quotations only, so it comes after all else, for the next page that has one (components/shell/late-faces.ts). */
export const sourceSerifItalic = localFont({
  src: "./faces/reading-italic.woff2",
  style: "italic",
  weight: "400 700",
  variable: "--font-source-serif-italic",
  display: "optional",
  preload: false,
  adjustFontFallback: false,
});

/** Schibsted Grotesk: the interface. */
export const schibsted = localFont({
  src: "./faces/interface.woff2",
  weight: "400 700",
  variable: "--font-schibsted",
  display: "optional",
  adjustFontFallback: false,
});
