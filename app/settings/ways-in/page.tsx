import { FixedAddress, NewPasswordField } from "#components/accounts/account-fields.tsx";
import { NewPasskey } from "#components/accounts/new-passkey.tsx";
import { PasskeyRow } from "#components/accounts/passkey-row.tsx";
import { ProviderWays } from "#components/accounts/provider-ways.tsx";
import { SignedOut } from "#components/accounts/signed-out.tsx";
import { SettingsPage } from "#components/settings/settings-page.tsx";
import { PageHead } from "#components/shell/page-head.tsx";
import { ActionForm } from "#components/ui/action-form.tsx";
import { Link } from "#components/ui/link.tsx";
import { PlainForm } from "#components/ui/plain-form.tsx";
import { When } from "#components/ui/when.tsx";
import { listProviders, providerName } from "#lib/accounts/providers.ts";
import { confirmPath, isFresh } from "#lib/accounts/rules.ts";
import { viewer } from "#lib/accounts/session.ts";
import { removePassword, setPassword, unlinkProvider } from "#lib/accounts/way-actions.ts";
import { countWaysIn, listWaysIn, type WaysIn } from "#lib/accounts/ways.ts";
import { linkThrough } from "#lib/entry/provider-actions.ts";

const HERE = "/settings/ways-in";

type Props = { searchParams: Promise<{ told?: string }> };

export default async function WaysInPage({ searchParams }: Props) {
  const [reader, { told }] = await Promise.all([viewer(), searchParams]);
  if (!reader) {
    return (
      <SignedOut title="Ways in" returnTo={HERE}>
        Your password, your passkeys, and the accounts elsewhere that let you in.
      </SignedOut>
    );
  }
  const ways = await listWaysIn(reader.id);
  const isProved = isFresh(reader);
  return (
    <>
      <PageHead title="Ways in" hidden />
      <SettingsPage
        here={HERE}
        title="Ways in"
        intro="What lets you into your account. Keep two of them, so that losing one locks you out of nothing."
        admin={reader.role === "admin"}
      >
        {told && told in TOLD && (
          <p role="status" className="notice">
            {TOLD[told as keyof typeof TOLD]}
          </p>
        )}
        {!isProved && (
          <p className="notice">
            To change a way in, first confirm that it is you.{" "}
            <Link href={confirmPath(HERE)} className="text-button">
              Confirm
            </Link>
          </p>
        )}
        {countWaysIn(ways) === 1 && (
          <p className="mt-3 text-grey">You have one way in. It stays until you add another.</p>
        )}
        <Passkeys ways={ways} isProved={isProved} />
        <Password ways={ways} isProved={isProved} />
        <Providers ways={ways} isProved={isProved} />
        {ways.hasMail && (
          <section aria-labelledby="mail-heading" className="settings-part">
            <h2 id="mail-heading">A link by mail</h2>
            <p className="text-grey">A link to {ways.email} signs you in, whatever else you have.</p>
          </section>
        )}
      </SettingsPage>
    </>
  );
}

const TOLD = {
  passkey: "The passkey was added. Give it a name that you will know it by.",
  password: "Your password was changed. Every other session has ended.",
  linked: "Linked. It now lets you in.",
  taken: "Not linked: that account lets somebody else in here, or you have linked another one of the same kind.",
};

type Part = { ways: WaysIn; isProved: boolean };

function Passkeys({ ways, isProved }: Part) {
  const now = new Date();
  return (
    <section aria-labelledby="passkeys-heading" className="settings-part">
      <h2 id="passkeys-heading">Passkeys</h2>
      <p className="text-grey">
        Your device proves that it is you, by its screen lock. Nothing to remember or to steal.
      </p>
      <ul className="rows mt-3">
        {ways.passkeys.map(({ id, name, createdAt, lastUsedAt }) => (
          <li key={id}>
            <span>
              <b>{name}</b>
              <span className="block text-small text-quiet">
                Added <When at={createdAt.toISOString()} now={now} />
                {lastUsedAt ? (
                  <>
                    , last used <When at={lastUsedAt.toISOString()} now={now} />
                  </>
                ) : (
                  ", not used yet"
                )}
              </span>
            </span>
            <PasskeyRow id={id} name={name} />
          </li>
        ))}
      </ul>
      {isProved && <NewPasskey />}
    </section>
  );
}

function Password({ ways, isProved }: Part) {
  return (
    <section aria-labelledby="password-heading" className="settings-part">
      <h2 id="password-heading">Password</h2>
      <p className="text-grey">{ways.hasPassword ? "You have a password." : "You have no password, and need none."}</p>
      {isProved && (
        <ActionForm action={setPassword} button={ways.hasPassword ? "Change the password" : "Set a password"}>
          <FixedAddress email={ways.email} />
          <NewPasswordField
            label={ways.hasPassword ? "New password" : "Password"}
            more="All your other sessions end."
          />
        </ActionForm>
      )}
      {ways.hasPassword && countWaysIn(ways) > 1 && (
        <PlainForm action={removePassword} fields={{}} className="pt-3">
          <button type="submit" className="text-button">
            Remove the password
          </button>
        </PlainForm>
      )}
    </section>
  );
}

function Providers({ ways, isProved }: Part) {
  const open = listProviders().filter(({ id }) => !ways.providers.includes(id));
  if (open.length === 0 && ways.providers.length === 0) return null;
  return (
    <section aria-labelledby="providers-heading" className="settings-part">
      <h2 id="providers-heading">Accounts elsewhere</h2>
      <ul className="rows mt-3">
        {ways.providers.map((provider) => (
          <li key={provider}>
            <b>{providerName(provider)}</b>
            <PlainForm action={unlinkProvider} fields={{ provider }}>
              <button type="submit" className="text-button">
                Remove<span className="sr-only"> {providerName(provider)}</span>
              </button>
            </PlainForm>
          </li>
        ))}
      </ul>
      {isProved && (
        <div className="flex flex-wrap gap-3 pt-3">
          <ProviderWays providers={open} action={linkThrough} fields={{}} words="Link" />
        </div>
      )}
    </section>
  );
}
