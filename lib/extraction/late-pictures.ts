import { isElement, words } from "#lib/extraction/blocks.ts";
import { pictureSource } from "#lib/extraction/pictures.ts";

/**
 * Gives every picture of a page the address that a script would have given it: from the set, from where it is kept for
 * later, from the `<picture>` around it or from the `<noscript>` beside it. What is left of `<noscript>` goes.
 */
export function settlePictures(body: Element): void {
  for (const element of body.querySelectorAll("noscript")) settleNoscript(element);
  for (const picture of body.querySelectorAll("picture, amp-img, amp-anim")) settlePicture(picture);
  for (const image of body.querySelectorAll("img")) {
    const source = pictureSource(attributesOf(image));
    if (source) image.setAttribute("src", source);
    for (const name of ["srcset", "data-src", "data-srcset", "sizes", "loading"]) image.removeAttribute(name);
  }
}

const attributesOf = (element: Element) =>
  Object.fromEntries([...element.attributes].map(({ name, value }) => [name, value]));

/** A picture for those without a script stands in for the one that waits beside it. */
function settleNoscript(element: Element): void {
  const image = element.querySelector("img");
  if (!image || words(element.textContent)) {
    element.remove();
    return;
  }
  const beside = element.previousElementSibling ?? element.nextElementSibling;
  const waiting = beside?.tagName === "IMG" ? beside : beside?.querySelector("img");
  if (!waiting) {
    element.replaceWith(image);
    return;
  }
  const late = waiting.getAttribute("alt");
  if (late && !image.getAttribute("alt")) image.setAttribute("alt", late);
  waiting.replaceWith(image);
  element.remove();
}

function settlePicture(picture: Element): void {
  let image = picture.querySelector("img");
  if (!image) {
    image = picture.ownerDocument.createElement("img");
    for (const name of ["src", "srcset", "alt", "width", "height"]) {
      const value = picture.getAttribute(name);
      if (value) image.setAttribute(name, value);
    }
  }
  const sources = [...picture.children].filter((child) => isElement(child) && child.tagName === "SOURCE");
  const set = sources
    .map((source) => source.getAttribute("srcset") ?? source.getAttribute("data-srcset"))
    .find(Boolean);
  if (set && !pictureSource(attributesOf(image))) image.setAttribute("srcset", set);
  picture.replaceWith(image);
}
