import { Link } from "#components/ui/link.tsx";
import { PlainForm } from "#components/ui/plain-form.tsx";
import { When } from "#components/ui/when.tsx";
import { setPostAside } from "#lib/reading/actions.ts";
import type { Started } from "#lib/reading/memory.ts";

/** What was started and not finished, each with the words where its reader stopped; nothing where there is none. */
export function ContinueReading({ started, now }: { started: Started[]; now: Date }) {
  if (started.length === 0) return null;
  return (
    <section className="continue" aria-labelledby="continue">
      <h2 id="continue" className="section-title">
        Continue reading
      </h2>
      <ul>
        {started.map(({ piece, path, title, words, placeAt }) => (
          <li key={path}>
            <div>
              <h3>
                <Link href={path}>{title}</Link>
              </h3>
              <p className="meta">
                <When at={placeAt} now={now} />, at “{beginning(words)}”
              </p>
            </div>
            <PlainForm action={setPostAside} fields={piece}>
              <button type="submit" className="text-button" aria-label={`Set aside: ${title}`}>
                Set aside
              </button>
            </PlainForm>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The first words, whole. */
const beginning = (words: string) => (words.length > 50 ? `${words.slice(0, 50).replace(/\s\S*$/, "")}…` : words);
