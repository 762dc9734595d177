import { Link } from "#components/ui/link.tsx";
import { mixQuery, PRESETS } from "#lib/ranking/mix.ts";

/** Ready-made orders, each as plain as it is stored: its weights. Opening one shows what it would do. */
export function Presets() {
  return (
    <section className="max-w-[47rem]" aria-labelledby="presets">
      <h2 id="presets" className="section-title">
        Ready-made orders
      </h2>
      <ul className="rows">
        {PRESETS.map(({ key, name, says, mix }) => (
          <li key={key}>
            <div>
              <Link href={`/ranking?${mixQuery(mix)}`} className="text-button">
                {name}
              </Link>
              <p className="text-small text-quiet">{says}</p>
              <p>
                <code className="text-small">{mixQuery(mix).replaceAll("&", " ")}</code>
              </p>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
