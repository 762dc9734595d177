import type { ReactNode } from "react";
import { Ring } from "#components/ui/ring.tsx";

/** The end of a feed, said as such. */
export function CaughtUp({ children }: { children: ReactNode }) {
  return (
    <section className="caught-up" aria-labelledby="caught-up">
      <Ring done={1} size={76} />
      <div>
        <h2 id="caught-up">You’re all caught up</h2>
        <p>{children}</p>
      </div>
    </section>
  );
}
