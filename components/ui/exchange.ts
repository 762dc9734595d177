import morphdom from "morphdom";

/** Makes what stands in `box` the same as `html` by changing only what differs. */
export function exchange(box: HTMLElement, html: string): void {
  const made = box.cloneNode() as HTMLElement;
  made.innerHTML = html;
  morphdom(box, made, {
    childrenOnly: true,
    // A card that moves is moved, not written over with another.
    getNodeKey: (node) =>
      node instanceof HTMLElement && node.matches("article") ? node.getAttribute("aria-labelledby") : null,
    onBeforeElUpdated: (from, to) => {
      if (from.isEqualNode(to) || (from instanceof HTMLInputElement && from.type === "checkbox")) return false;
      if (from instanceof HTMLDetailsElement) (to as HTMLDetailsElement).open = from.open;
      return true;
    },
  });
}
