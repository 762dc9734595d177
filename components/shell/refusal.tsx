"use client";

import { usePathname, useSearchParams } from "next/navigation";
import { useState } from "react";

/**
 * Why the form was refused that this page answers, above everything else. A form that stands on the page and says it itself
 * hides this (forms.css). It goes with the page: the layout around it stays when another takes its place.
 */
export function Refusal({ words }: { words: string }) {
  const here = `${usePathname()}?${useSearchParams()}`;
  const [at, leave] = useState<string | null>(here);
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
