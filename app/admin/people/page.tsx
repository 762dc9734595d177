import { PersonForms } from "#components/people/person.tsx";
import { SettingsPage } from "#components/settings/settings-page.tsx";
import { PageHead } from "#components/shell/page-head.tsx";
import { Link } from "#components/ui/link.tsx";
import { When } from "#components/ui/when.tsx";
import { viewer } from "#lib/accounts/session.ts";
import { longDate } from "#lib/dates.ts";
import { listPeople, type Person } from "#lib/people/queries.ts";
import { nothingHere } from "../../nothing-here.tsx";

type Props = { searchParams: Promise<{ q?: string; before?: string }> };

export default async function PeoplePage({ searchParams }: Props) {
  const [reader, query] = await Promise.all([viewer(), searchParams]);
  if (reader?.role !== "admin") return nothingHere();
  const q = typeof query.q === "string" ? query.q : "";
  const { items, older } = await listPeople({ q, before: query.before });
  const now = new Date();
  return (
    <>
      <PageHead title="People" hidden />
      <SettingsPage here="/admin/people" title="People" admin>
        <search>
          <form action="/admin/people" className="search-form">
            <input type="search" name="q" defaultValue={q} aria-label="Address, name or handle" maxLength={100} />
            <button type="submit" className="button">
              Search
            </button>
          </form>
        </search>
        {items.length === 0 && (
          <p className="pt-3 text-grey">Nobody is found. Search for a part of a name or address.</p>
        )}
        <ul className="rows pt-3">
          {items.map((person) => (
            <li key={person.id} className="person">
              <div>
                <b>{person.name}</b> {person.handle && <span className="text-grey">@{person.handle}</span>}
                <p className="text-grey">{person.email}</p>
                <p className="text-small text-quiet">
                  Joined <When at={person.createdAt.toISOString()} now={now} />
                  {standing(person)}
                </p>
              </div>
              <PersonForms
                id={person.id}
                name={person.name}
                role={person.role}
                banned={person.bannedAt !== null}
                own={person.id === reader.id}
              />
            </li>
          ))}
        </ul>
        {older && (
          <p>
            <Link
              href={`/admin/people?${new URLSearchParams({ ...(q ? { q } : {}), before: older })}`}
              className="button"
            >
              Older
            </Link>
          </p>
        )}
      </SettingsPage>
    </>
  );
}

function standing({ bannedAt, banReason, eraseAfter }: Person): string {
  const ban = bannedAt ? ` · Banned on ${longDate(bannedAt)}: ${banReason}` : "";
  return eraseAfter ? `${ban} · Will be erased on ${longDate(eraseAfter)}` : ban;
}
