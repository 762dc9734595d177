import { useEffect, useState } from "react";
import type { Suggestions } from "#lib/search/suggest-queries.ts";

/** A text once it has been the same for so many milliseconds: what the server is asked while somebody types. */
export function usePaused(text: string, pause: number): string {
  const [paused, setPaused] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setPaused(text), pause);
    return () => clearTimeout(timer);
  }, [text, pause]);
  return paused;
}

/** Where somebody may want to go who has typed so much. Throws unless the server answers. */
export async function fetchSuggestions(q: string, signal: AbortSignal): Promise<Suggestions> {
  const response = await fetch(`/api/suggest?${new URLSearchParams({ q })}`, { signal });
  if (!response.ok) throw new Error(`the suggestions answered ${response.status}`);
  return response.json();
}
