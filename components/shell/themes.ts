export const THEMES = ["system", "light", "dark", "sepia"] as const;
type Theme = (typeof THEMES)[number];

/**
 * Answers the buttons that choose the colours. The choice stays in this browser; a script in the head applies it before
 * anything is drawn. Answers how to stop.
 */
export function answerThemes(): () => void {
  const { dataset } = document.documentElement;
  show(THEMES.find((name) => name === dataset.theme) ?? "system");
  document.addEventListener("click", choose);
  return () => document.removeEventListener("click", choose);
}

const buttons = () => document.querySelectorAll<HTMLButtonElement>(".themes button");

function show(theme: Theme) {
  for (const button of buttons()) button.ariaPressed = String(button.value === theme);
}

function choose({ target }: Event) {
  const pressed = target instanceof Element ? target.closest<HTMLButtonElement>(".themes button") : null;
  const theme = THEMES.find((name) => name === pressed?.value);
  if (!theme) return;
  show(theme);
  if (theme === "system") {
    localStorage.removeItem("theme");
    delete document.documentElement.dataset.theme;
  } else {
    localStorage.setItem("theme", theme);
    document.documentElement.dataset.theme = theme;
  }
}
