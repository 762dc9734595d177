import { WayOn } from "#components/ui/way-on.tsx";

export const metadata = { title: "Not found" };

const WAYS = [
  { href: "/", words: "All briefings" },
  { href: "/search", words: "Search" },
];

export default function NotFound() {
  return (
    <WayOn title="There is nothing here" ways={WAYS}>
      <p>The address may be mistyped, or what stood here is no longer public.</p>
    </WayOn>
  );
}
