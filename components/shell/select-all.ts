/** Selects all check boxes of a form when the one for all of them was changed, and says beside it how many are selected. */
export function selectAll(all: HTMLInputElement, changed: HTMLInputElement | null): void {
  const boxes = [...(all.form?.elements ?? [])].filter(
    (field): field is HTMLInputElement =>
      field instanceof HTMLInputElement && field.type === "checkbox" && field !== all,
  );
  if (changed === all) for (const box of boxes) box.checked = all.checked;
  // What was said for want of a selection is over.
  if (changed) all.form?.querySelector("[role=alert]")?.remove();
  const selected = boxes.filter((box) => box.checked).length;
  all.checked = selected > 0 && selected === boxes.length;
  all.indeterminate = selected > 0 && !all.checked;
  const words = all.nextElementSibling;
  if (words) words.textContent = selected > 0 ? `${selected} selected` : "Select all";
}
