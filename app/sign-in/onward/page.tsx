import { PageHead } from "#components/shell/page-head.tsx";
import { providerName } from "#lib/accounts/providers.ts";
import { verify } from "#lib/signed.ts";
import { nothingHere } from "../../nothing-here.tsx";

type Props = { searchParams: Promise<{ to?: string; provider?: string }> };

/** Goes on to another provider: by itself, and by a link where the browser does not. */
export default async function OnwardPage({ searchParams }: Props) {
  const { to, provider = "" } = await searchParams;
  const address = typeof to === "string" ? verify("onward", to) : null;
  if (!address) return nothingHere();
  const name = providerName(provider);
  return (
    <>
      <PageHead title="Going on" hidden />
      <div className="narrow">
        <meta httpEquiv="refresh" content={`0;url=${address}`} />
        <h1>Going on to {name}</h1>
        <p>You prove there who you are, and come back here.</p>
        <p className="actions">
          <a href={address} rel="noreferrer" className="button is-primary">
            Go on to {name}
          </a>
        </p>
      </div>
    </>
  );
}
