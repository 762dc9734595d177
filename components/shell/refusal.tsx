"use client";

import { usePathname, useSearchParams } from "next/navigation";
import { useEffect, useState } from "react";

/**
 * Why the form was refused that this page answers, above everything else. A form that stands on the page and says it itself
 * hides this (forms.css). It goes with the page, whose layout stays when another takes its place, and when something is
 * sent from it anew.
 */
export function Refusal({ words }: { words: string }) {
  const here = `${usePathname()}?${useSearchParams()}`;
  const [at, leave] = useState<string | null>(here);
  useEffect(() => {
    const drop = () => leave(null);
    document.addEventListener("submit", drop, { once: true });
    return () => document.removeEventListener("submit", drop);
  }, []);
  if (at !== here) {
    if (at) leave(null);
    return null;
  }
  return (
    <p role="alert" className="notice unsaid">
      {words}
    </p>
  );
}
