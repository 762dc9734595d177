import { PageHead } from "#components/shell/page-head.tsx";
import { WayOn } from "#components/ui/way-on.tsx";

/** For a link from a mail that was used, is too old, or is not the newest. */
export function DeadLink({ again, words }: { again: string; words: string }) {
  const title = "This link does not work any more";
  return (
    <>
      <PageHead title={title} hidden />
      <WayOn title={title} ways={[{ href: again, words }]}>
        <p>It was used, its time is over, or a newer one was sent. Nothing was changed by opening it.</p>
      </WayOn>
    </>
  );
}
