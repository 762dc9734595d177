"use client";

import { useEffect, useState } from "react";
import { announce } from "#components/ui/retried.ts";

/** Copying the address, and the system's share sheet where there is one. */
export function ShareHere({ title, url }: { title: string; url: string }) {
  const [sheet, setSheet] = useState(false);
  const [copied, setCopied] = useState<"" | "Copied" | "Not copied: select the address instead">("");
  useEffect(() => setSheet("share" in navigator), []);

  async function copy() {
    const said = await navigator.clipboard.writeText(url).then(
      () => "Copied" as const,
      () => "Not copied: select the address instead" as const,
    );
    setCopied(said);
    announce(said);
  }

  return (
    <p className="share-list js-only">
      <button type="button" className="text-button" onClick={copy}>
        {copied || "Copy link"}
      </button>
      {sheet && (
        // Closing the sheet without choosing is reported as an error; nothing needs to be said then.
        <button type="button" className="text-button" onClick={() => navigator.share({ title, url }).catch(() => {})}>
          Share with…
        </button>
      )}
    </p>
  );
}
