import type { ReactNode } from "react";
import { SettingsNav } from "#components/settings/settings-nav.tsx";

type Props = {
  here: string;
  title: string;
  /** What the page is for, below its title. */
  intro?: ReactNode;
  /** Whether the parts for admins are named too. */
  admin: boolean;
  children: ReactNode;
};

/** A page of the account, or of the site's keeping: where one is among its parts, then its own. */
export function SettingsPage({ here, title, intro, admin, children }: Props) {
  return (
    <div className="settings">
      <SettingsNav here={here} admin={admin} />
      <div className="settings-body">
        <h1>{title}</h1>
        {intro && <p className="settings-intro">{intro}</p>}
        {children}
      </div>
    </div>
  );
}
