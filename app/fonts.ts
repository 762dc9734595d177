import localFont from "next/font/local";

/** Source Serif 4 with its optical size axis: reading and titles. */
export const serif = localFont({
  src: [
    {
      path: "../node_modules/@fontsource-variable/source-serif-4/files/source-serif-4-latin-opsz-normal.woff2",
      style: "normal",
    },
  ],
  weight: "200 900",
  variable: "--font-source-serif",
  display: "swap",
  adjustFontFallback: "Times New Roman",
});

/** The italic is used for quotations only, so it loads when a page has one. */
export const serifItalic = localFont({
  src: [
    {
      path: "../node_modules/@fontsource-variable/source-serif-4/files/source-serif-4-latin-opsz-italic.woff2",
      style: "italic",
    },
  ],
  weight: "200 900",
  variable: "--font-source-serif-italic",
  display: "swap",
  preload: false,
  adjustFontFallback: "Times New Roman",
});

/** Schibsted Grotesk: the interface. */
export const sans = localFont({
  src: "../node_modules/@fontsource-variable/schibsted-grotesk/files/schibsted-grotesk-latin-wght-normal.woff2",
  weight: "400 900",
  variable: "--font-schibsted",
  display: "swap",
  adjustFontFallback: "Arial",
});
