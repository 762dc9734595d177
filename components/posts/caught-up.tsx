import type { ReactNode } from "react";
import { Ring } from "#components/ui/ring.tsx";

type Props = {
  children: ReactNode;
  /** Where there is more, but not here: what has ended instead, and how much of all it was, from 0 to 1. */
  title?: string;
  done?: number;
};

/** The end of a feed, said as such. */
export function CaughtUp({ children, title = "You’re all caught up", done = 1 }: Props) {
  return (
    <section className="caught-up" aria-labelledby="caught-up">
      <Ring done={done} size={76} />
      <div>
        <h2 id="caught-up">{title}</h2>
        <p>{children}</p>
      </div>
    </section>
  );
}
