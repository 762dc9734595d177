export const THEMES = ["system", "light", "dark", "sepia"] as const;
type Theme = (typeof THEMES)[number];

/**
 * Answers the buttons that choose the colours. The choice stays in this browser; a script in the head applies it before
 * anything is drawn. Answers how to stop.
 */
export function answerThemes(): () => void {
  show(THEMES.find((name) => name === document.documentElement.dataset.theme) ?? "system");
  // A page that was made before it was shown, or comes back from memory, may be of the colours of then.
  const again = ({ type, persisted }: Event & { persisted?: boolean }) => {
    if (persisted || type !== "pageshow") apply(chosen());
  };
  document.addEventListener("click", choose);
  document.addEventListener("prerenderingchange", again);
  window.addEventListener("pageshow", again);
  return () => {
    document.removeEventListener("click", choose);
    document.removeEventListener("prerenderingchange", again);
    window.removeEventListener("pageshow", again);
  };
}

const buttons = () => document.querySelectorAll<HTMLButtonElement>(".themes button");

function show(theme: Theme) {
  for (const button of buttons()) button.ariaPressed = String(button.value === theme);
}

function chosen(): Theme {
  const kept = localStorage.getItem("theme");
  return THEMES.find((name) => name === kept) ?? "system";
}

function apply(theme: Theme) {
  show(theme);
  if (theme === "system") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
}

function choose({ target }: Event) {
  const pressed = target instanceof Element ? target.closest<HTMLButtonElement>(".themes button") : null;
  const theme = THEMES.find((name) => name === pressed?.value);
  if (!theme) return;
  apply(theme);
  if (theme === "system") localStorage.removeItem("theme");
  else localStorage.setItem("theme", theme);
}
