/**
 * Answers the folded forms of the page (components/ui/folded-form.tsx) in place, by code that is loaded when the first of
 * them is sent. Answers how to stop.
 */
export function answerFoldedForms(): () => void {
  document.addEventListener("submit", send);
  return () => document.removeEventListener("submit", send);
}

function send(event: SubmitEvent) {
  const form = event.target as HTMLFormElement;
  if (!form.dataset.form || event.defaultPrevented) return;
  event.preventDefault();
  import("#components/shell/sent-form.ts").then(
    ({ sendForm }) => sendForm(form),
    // Without it the browser sends the form, as it does without scripts.
    () => form.submit(),
  );
}
