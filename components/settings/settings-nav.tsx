import { Link } from "#components/ui/link.tsx";

const PLACES = [
  { href: "/settings", name: "Account" },
  { href: "/settings/profile", name: "Profile" },
  { href: "/settings/mutes", name: "Mutes" },
  { href: "/settings/reading", name: "Reading" },
  { href: "/settings/ways-in", name: "Ways in" },
  { href: "/settings/sessions", name: "Sessions" },
  { href: "/settings/notices", name: "Notices" },
  { href: "/settings/address", name: "E-mail address" },
  { href: "/settings/yours", name: "Export and delete" },
];

const ADMIN = [
  { href: "/admin/people", name: "People" },
  { href: "/admin/outbox", name: "Outbox" },
  { href: "/admin/jobs", name: "Jobs" },
  { href: "/admin/log", name: "Log" },
];

/** The parts of the account, and for an admin those of the site. */
export function SettingsNav({ here, admin }: { here: string; admin: boolean }) {
  return (
    <nav aria-label="Account" className="settings-nav">
      {[...PLACES, ...(admin ? ADMIN : [])].map(({ href, name }) => (
        <Link key={href} href={href} aria-current={here === href ? "page" : undefined}>
          {name}
        </Link>
      ))}
    </nav>
  );
}
