import morphdom from "morphdom";

/** Makes what stands in `box` the same as `html` by changing only what differs. */
export function exchange(box: HTMLElement, html: string): void {
  const made = box.cloneNode() as HTMLElement;
  made.innerHTML = html;
  morphdom(box, made, {
    childrenOnly: true,
    // A card that moves is moved, not written over with another; so is an entry, with the box that selects it.
    getNodeKey: (node) => {
      const element = node as Partial<HTMLElement>;
      return (
        element.dataset?.entry ?? (element.matches?.("article") ? element.getAttribute?.("aria-labelledby") : null)
      );
    },
    onBeforeElUpdated: (from, to) => {
      if (from.isEqualNode(to) || isSameBox(from, to) || isRefused(from, to)) return false;
      if (from instanceof HTMLDetailsElement) (to as HTMLDetailsElement).open = from.open;
      return true;
    },
  });
}

/** A box that was ticked stays so, as long as it stands for the same. */
const isSameBox = (from: HTMLElement, to: HTMLElement) =>
  from instanceof HTMLInputElement &&
  to instanceof HTMLInputElement &&
  from.type === "checkbox" &&
  from.name === to.name &&
  from.value === to.value;

/** A form that says what it was refused for stays as it is, with what was typed (components/shell/sent-form.ts). */
const isRefused = (from: HTMLElement, to: HTMLElement) =>
  from instanceof HTMLFormElement && from.querySelector(".refusal, [role=alert]") !== null && about(from) === about(to);

const about = (form: HTMLElement) =>
  [...form.querySelectorAll<HTMLInputElement>("input[type=hidden]")]
    .map(({ name, value }) => `${name} ${value}`)
    .join();
