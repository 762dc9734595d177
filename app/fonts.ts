import localFont from "next/font/local";

// A face that is not there when the first text is drawn stays away from this page, so that text never moves while it is
// read; app/faces.css stands in for it, and the next page has it (components/shell/late-faces.ts). The names of these
// constants are the names of the families: none may be called like one that CSS knows, as `serif` is.

/** Source Serif 4 with its optical size axis: reading and titles. */
export const sourceSerif = localFont({
  src: "../node_modules/@fontsource-variable/source-serif-4/files/source-serif-4-latin-opsz-normal.woff2",
  weight: "200 900",
  variable: "--font-source-serif",
  display: "optional",
  adjustFontFallback: false,
});

/** The italic is used for quotations only, so it loads when a page has one. */
export const sourceSerifItalic = localFont({
  src: "../node_modules/@fontsource-variable/source-serif-4/files/source-serif-4-latin-opsz-italic.woff2",
  style: "italic",
  weight: "200 900",
  variable: "--font-source-serif-italic",
  display: "optional",
  preload: false,
  adjustFontFallback: false,
});

/** Schibsted Grotesk: the interface. */
export const schibsted = localFont({
  src: "../node_modules/@fontsource-variable/schibsted-grotesk/files/schibsted-grotesk-latin-wght-normal.woff2",
  weight: "400 900",
  variable: "--font-schibsted",
  display: "optional",
  adjustFontFallback: false,
});
