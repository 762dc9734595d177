import { Link } from "#components/ui/link.tsx";
import { Part } from "#components/ui/part.tsx";
import { CHOICES, MINUTES } from "#lib/ranking/budget.ts";
import type { Order } from "#lib/ranking/order.ts";
import { WINDOW } from "#lib/ranking/window.ts";

/** In which order a list stands, and the ways to the others. `path` is the list's address. */
export function OrderLine({ order, path }: { order: Order; path: string }) {
  const isNewest = order.mix === null;
  return (
    <Part of={["order", isNewest, path]}>
      {() => (
        <p className="order-line">
          {isNewest ? (
            <>
              Newest first. <Link href={`${path}?order=ranked`}>Rank it</Link>
            </>
          ) : (
            <>
              The newest {WINDOW}, ranked; equal scores newest first.{" "}
              <Link href={`${path}?order=newest`}>Newest first</Link>
            </>
          )}
          {" · "}
          <Link href="/ranking">Your order</Link>
        </p>
      )}
    </Part>
  );
}

/** "I have N minutes": links for the usual, a field for any other; a plain form. */
export function MinutesChoice({ minutes }: { minutes: number | null }) {
  return <Part of={["minutes", minutes]}>{() => <Choice minutes={minutes} />}</Part>;
}

function Choice({ minutes }: { minutes: number | null }) {
  return (
    <form action="/following" className="minutes-choice">
      <fieldset>
        <legend>I have</legend>
        {CHOICES.map((choice) => (
          <Link
            key={choice}
            href={`/following?minutes=${choice}`}
            aria-label={`${choice} minutes`}
            aria-current={minutes === choice ? "true" : undefined}
          >
            {choice}
          </Link>
        ))}
        <Link href="/following" aria-label="All the time it takes" aria-current={minutes === null ? "true" : undefined}>
          all
        </Link>
        <input
          type="number"
          name="minutes"
          aria-label="Minutes"
          min={MINUTES.least}
          max={MINUTES.most}
          defaultValue={minutes ?? ""}
          required
        />
        <button type="submit" className="text-button">
          minutes
        </button>
      </fieldset>
    </form>
  );
}
