import { Link } from "#components/ui/link.tsx";
import { PlainForm } from "#components/ui/plain-form.tsx";
import { dateIn, longDate } from "#lib/dates.ts";
import type { HistoryEntry } from "#lib/reading/memory.ts";
import { eraseHistoryDay, eraseHistoryEntry } from "#lib/reading/memory-actions.ts";

/** What was opened, day by day, each entry and each day with the way to erase it. */
export function HistoryDays({ entries, timeZone }: { entries: HistoryEntry[]; timeZone: string }) {
  const days = [...new Set(entries.map(({ day }) => day))];
  return days.map((day) => (
    <section key={day} aria-labelledby={`day-${day}`} className="history-day">
      <div>
        <h2 id={`day-${day}`}>{longDate(new Date(`${day}T00:00:00Z`))}</h2>
        <PlainForm action={eraseHistoryDay} fields={{ day }}>
          <button
            type="submit"
            className="text-button"
            aria-label={`Erase this day: ${longDate(new Date(`${day}T00:00:00Z`))}`}
          >
            Erase this day
          </button>
        </PlainForm>
      </div>
      <ul className="rows">
        {entries
          .filter((entry) => entry.day === day)
          .map((entry) => (
            <Entry key={entry.id} entry={entry} timeZone={timeZone} />
          ))}
      </ul>
    </section>
  ));
}

function Entry({ entry, timeZone }: { entry: HistoryEntry; timeZone: string }) {
  return (
    <li>
      <div>
        <Link href={entry.path} className="font-semibold">
          {entry.title}
        </Link>
        <p className="meta">
          <time dateTime={entry.openedAt}>{dateIn("time", new Date(entry.openedAt), timeZone)}</time> · {entry.author} ·{" "}
          {entry.state}
        </p>
      </div>
      <PlainForm action={eraseHistoryEntry} fields={{ id: entry.id }}>
        <button type="submit" className="text-button" aria-label={`Erase: ${entry.title}`}>
          Erase
        </button>
      </PlainForm>
    </li>
  );
}
