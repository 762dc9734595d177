import { Link } from "#components/ui/link.tsx";

type Place = { href: string; name: string; about: string };

// All that is a reader's own, in the order in which one asks for it. What has a place in the bar stands here too: this
// page is the one that leaves nothing out.
const READING: Place[] = [
  { href: "/following", name: "Following", about: "What is new in what you follow" },
  { href: "/notices", name: "Notices", about: "Found by your searches, corrected, added to a path" },
  { href: "/saved", name: "Saved", about: "Briefings and links that you keep" },
  { href: "/saved/lists", name: "Lists", about: "What you saved, in your order, shown to whom you like" },
  { href: "/history", name: "History", about: "What you opened, and when" },
  { href: "/highlights", name: "Highlights", about: "Passages that you marked, and your notes" },
  { href: "/paths", name: "Reading paths", about: "In an order that leads somewhere, and ends" },
  { href: "/ranking", name: "Your order", about: "By terms that you weigh, with a receipt for each place" },
  { href: "/search", name: "Search", about: "Everything you may see, and your kept searches" },
];

const CHOOSING: Place[] = [
  { href: "/welcome", name: "Topics", about: "What you follow, in one list" },
  { href: "/sources", name: "Sources", about: "What others publish, to follow beside the briefings" },
  { href: "/settings/notices", name: "Notices", about: "Which kinds come" },
  { href: "/settings/mutes", name: "Mutes", about: "What stays out of your lists" },
];

const ACCOUNT: Place[] = [
  { href: "/settings", name: "Account", about: "Your share links" },
  { href: "/settings/profile", name: "Profile", about: "Name, portrait, time zone" },
  { href: "/settings/reading", name: "Reading", about: "What is remembered of it, and erasing it" },
  { href: "/settings/ways-in", name: "Ways in", about: "Password, passkeys, other providers" },
  { href: "/settings/sessions", name: "Sessions", about: "Where you are signed in" },
  { href: "/settings/address", name: "E-mail address", about: "Confirm or change it" },
  { href: "/settings/yours", name: "Export and delete", about: "Take everything along, or leave" },
];

const DESK: Place[] = [
  { href: "/desk/inbox", name: "Inbox", about: "What the sources brought, told together by event" },
  { href: "/desk/sources", name: "Source feeds", about: "The feeds that are read, and how each is" },
  { href: "/desk/import", name: "Import", about: "A page from elsewhere as a briefing, and what readers offer" },
];

const SITE: Place[] = [
  { href: "/admin/people", name: "People", about: "Accounts and roles" },
  { href: "/admin/outbox", name: "Outbox", about: "Mail and where it is" },
  { href: "/admin/jobs", name: "Jobs", about: "What is done outside of pages, and what failed" },
  { href: "/admin/log", name: "Log", about: "What was done by whom" },
];

/** The way to everything that is a reader's own. */
export function Places({ editor, admin }: { editor: boolean; admin: boolean }) {
  return (
    <nav aria-label="Everything of yours" className="places">
      <Group title="Reading" places={READING} />
      <Group title="What comes to you" places={CHOOSING} />
      <Group title="Account" places={ACCOUNT} />
      {editor && <Group title="The desk" places={DESK} />}
      {admin && <Group title="The site" places={SITE} />}
    </nav>
  );
}

function Group({ title, places }: { title: string; places: Place[] }) {
  const id = title.replaceAll(" ", "-").toLowerCase();
  return (
    <section aria-labelledby={id}>
      <h2 id={id} className="section-title">
        {title}
      </h2>
      <ul>
        {places.map(({ href, name, about }) => (
          <li key={href}>
            <Link href={href}>
              <b>{name}</b>
              <span>{about}</span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
