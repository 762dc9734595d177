import { Part } from "#components/ui/part.tsx";
import { WayOn } from "#components/ui/way-on.tsx";
import { titleOf } from "#lib/head.ts";

/** Of an address that no page has: only there does Next ask for it. Pages say it by nothingHere(). */
export const metadata = { title: titleOf({ title: "Not found" }) };

const WAYS = [
  { href: "/", words: "All briefings" },
  { href: "/search", words: "Search" },
];

/** It travels with every page, for what a script may not find. */
export default function NotFound() {
  return (
    <Part of={["not found"]}>
      {() => (
        <WayOn title="There is nothing here" ways={WAYS}>
          <p>The address may be mistyped, or what stood here is no longer public.</p>
        </WayOn>
      )}
    </Part>
  );
}
