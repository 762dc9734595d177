import { Link } from "#components/ui/link.tsx";
import { mixQuery, PRESETS } from "#lib/ranking/mix.ts";

/** Ready-made orders, each as plain as it is stored: its weights. Opening one shows what it would do. */
export function Presets() {
  return (
    <section aria-labelledby="presets">
      <h2 id="presets" className="section-title">
        Ready-made orders
      </h2>
      <ul className="presets">
        {PRESETS.map(({ key, name, says, mix }) => (
          <li key={key}>
            <Link href={`/ranking?${mixQuery(mix)}`} className="text-button">
              {name}
            </Link>
            <p>{says}</p>
            <p>
              <code>{mixQuery(mix).replaceAll("&", " ")}</code>
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
