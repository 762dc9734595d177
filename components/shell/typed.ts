// What was last sent by a form of this page, kept in memory alone: when the site was updated meanwhile, the page is
// replaced by an error, and what was typed would be gone with it (app/error.tsx shows it).
let last: [string, string][] = [];

/** Remembers what people typed into a form when it is sent; passwords and hidden fields never. */
export function rememberTyped(event: SubmitEvent): void {
  if (!(event.target instanceof HTMLFormElement)) return;
  last = [];
  for (const field of event.target.elements) {
    const isText =
      field instanceof HTMLTextAreaElement ||
      (field instanceof HTMLInputElement && /^(text|email|url|search)$/.test(field.type));
    if (isText && field.value.trim()) last.push([field.labels?.[0]?.textContent ?? field.name, field.value]);
  }
}

export const lastTyped = () => last;
