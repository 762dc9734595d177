import { announce } from "#components/ui/retried.ts";

/** Answers the buttons that copy an address or open the system's share sheet. Answers how to stop. */
export function answerShareButtons(): () => void {
  document.addEventListener("click", press);
  return () => document.removeEventListener("click", press);
}

function press({ target }: MouseEvent) {
  const button = target instanceof Element ? target.closest<HTMLElement>("button[data-share]") : null;
  const { title = "", url = "" } = button?.parentElement?.dataset ?? {};
  if (!button) return;
  // Closing the sheet without choosing is reported as an error; nothing needs to be said then.
  if (button.dataset.share === "sheet") navigator.share({ title, url }).catch(() => {});
  else copy(button, url);
}

async function copy(button: HTMLElement, url: string) {
  const said = await navigator.clipboard.writeText(url).then(
    () => "Copied",
    () => "Not copied: select the address instead",
  );
  button.textContent = said;
  announce(said);
}
