import { Link } from "#components/ui/link.tsx";

/** For a link from a mail that was used, is too old, or is not the newest. */
export function DeadLink({ again, words }: { again: string; words: string }) {
  return (
    <div className="narrow">
      <h1>This link does not work any more</h1>
      <p>It was used, its time is over, or a newer one was sent. Nothing was changed by opening it.</p>
      <p className="pt-3">
        <Link href={again} className="button is-primary">
          {words}
        </Link>
      </p>
    </div>
  );
}
