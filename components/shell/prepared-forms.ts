/**
 * Answers the prepared forms of the page (components/ui/prepared-form.tsx) in place, by code that is loaded when the first
 * of them is used. Answers how to stop.
 */
export function answerPreparedForms(): () => void {
  document.addEventListener("submit", send);
  document.addEventListener("change", select);
  document.addEventListener("reset", reset);
  // A browser may have ticked again what was ticked before the page was loaded anew.
  if (document.querySelector("[name=ids]:checked"))
    for (const { form } of document.querySelectorAll<HTMLInputElement>("[data-all]")) recount(form, null);
  return () => {
    document.removeEventListener("submit", send);
    document.removeEventListener("change", select);
    document.removeEventListener("reset", reset);
  };
}

function send(event: SubmitEvent) {
  const form = event.target as HTMLFormElement;
  if (!form.dataset.form || event.defaultPrevented) return;
  event.preventDefault();
  const plainly = () => sendPlain(form, event.submitter);
  import("#components/shell/sent-form.ts").then(
    ({ sendForm }) => sendForm(form, event.submitter, plainly),
    // Without it the browser sends the form, as it does without scripts.
    plainly,
  );
}

/** What is pressed is part of what is sent, as the name and the value of the button. */
function sendPlain(form: HTMLFormElement, button: HTMLElement | null) {
  if (button instanceof HTMLButtonElement && button.name) {
    const pressed = document.createElement("input");
    [pressed.type, pressed.name, pressed.value] = ["hidden", button.name, button.value];
    form.append(pressed);
  }
  form.submit();
}

function select({ target }: Event) {
  if (target instanceof HTMLInputElement && target.type === "checkbox") recount(target.form, target);
}

function reset({ target }: Event) {
  // Its boxes are as they were only after this.
  setTimeout(() => recount(target as HTMLFormElement, null));
}

function recount(form: HTMLFormElement | null, changed: HTMLInputElement | null) {
  const all = form?.querySelector<HTMLInputElement>("[data-all]");
  if (all) import("#components/shell/select-all.ts").then(({ selectAll }) => selectAll(all, changed)).catch(() => {});
}
