import { Link } from "#components/ui/link.tsx";

export const metadata = { title: "Not found" };

export default function NotFound() {
  return (
    <div className="narrow">
      <h1>There is nothing here</h1>
      <p>The address may be mistyped, or what stood here is no longer public.</p>
      <p className="flex flex-wrap gap-3 pt-3">
        <Link href="/" className="button is-primary">
          All briefings
        </Link>
        <Link href="/search" className="button">
          Search
        </Link>
      </p>
    </div>
  );
}
