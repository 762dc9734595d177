"use client";

import { useEffect, useState } from "react";

const THEMES = ["system", "light", "dark", "sepia"] as const;
type Theme = (typeof THEMES)[number];

/** Chooses the colours. The choice stays in this browser; a script in the head applies it before anything is drawn. */
export function Themes() {
  const [theme, setTheme] = useState<Theme | null>(null);
  useEffect(() => {
    const chosen = document.documentElement.dataset.theme;
    setTheme(THEMES.find((name) => name === chosen) ?? "system");
  }, []);

  function choose(next: Theme) {
    setTheme(next);
    if (next === "system") {
      localStorage.removeItem("theme");
      delete document.documentElement.dataset.theme;
    } else {
      localStorage.setItem("theme", next);
      document.documentElement.dataset.theme = next;
    }
  }

  return (
    <fieldset className="themes js-only">
      <legend className="sr-only">Colours</legend>
      {THEMES.map((name) => (
        <button key={name} type="button" aria-pressed={theme === name} onClick={() => choose(name)}>
          {name[0]?.toUpperCase() + name.slice(1)}
        </button>
      ))}
    </fieldset>
  );
}
