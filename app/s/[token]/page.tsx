import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { PageHead } from "#components/shell/page-head.tsx";
import { Link } from "#components/ui/link.tsx";
import { networkOf } from "#lib/accounts/network.ts";
import { answerWith } from "#lib/response-status.ts";
import { openShareLink } from "#lib/sharing/opens.ts";
import { nothingHere } from "../../nothing-here.tsx";

export default async function ShareLinkPage({ params }: { params: Promise<{ token: string }> }) {
  const [{ token }, request] = await Promise.all([params, headers()]);
  const visitor = request.has("x-briefing-looking")
    ? { network: networkOf(request.get("x-briefing-client") ?? ""), agent: request.get("user-agent") ?? "" }
    : undefined;
  const opened = await openShareLink(token, visitor);
  if (opened === "unknown") return nothingHere();
  if (opened !== "revoked") redirect(`/posts/${opened.slug}`);
  answerWith(request.get("x-briefing-request"), 410);
  return (
    <>
      <PageHead title="Share link" hidden />
      <div className="narrow">
        <h1>This link was withdrawn</h1>
        <p>Whoever shared it took it back. The briefing itself may still be here.</p>
        <p>
          <Link href="/" className="button mt-4">
            All briefings
          </Link>
        </p>
      </div>
    </>
  );
}
