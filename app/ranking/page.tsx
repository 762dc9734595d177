import { headers } from "next/headers";
import { MixForm } from "#components/ranking/mix-form.tsx";
import { Presets } from "#components/ranking/presets.tsx";
import { PageHead } from "#components/shell/page-head.tsx";
import { viewer } from "#lib/accounts/session.ts";
import { visitElsewhere } from "#lib/following/visits.ts";
import { listReader } from "#lib/mutes/mute.ts";
import { isNewestFirst, mixQuery, namesWeights, readMix, readRanking } from "#lib/ranking/mix.ts";
import { previewOf } from "#lib/ranking/preview.ts";
import { findPreviewed } from "#lib/ranking/queries.ts";
import { WINDOW } from "#lib/ranking/window.ts";
import { absolute } from "#lib/site.ts";

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** Where a preview without a script was told to use the order. */
const placesOf = ({ following, feed }: Record<string, unknown>) =>
  following === "on" || feed === "on" ? { following: following === "on", feed: feed === "on" } : null;

export default async function RankingPage({ searchParams }: Props) {
  const [reader, asked, request] = await Promise.all([viewer(), searchParams, headers()]);
  const own = readRanking(reader?.ranking);
  const isAsked = namesWeights(asked);
  const mix = isAsked ? readMix(asked) : own.mix;
  const span = await visitElsewhere(reader?.id, request.has("x-briefing-active"));
  const { candidates, of } = await findPreviewed(listReader(reader), span);
  return (
    <>
      <PageHead title="Your order" hidden />
      <div className="head max-w-[47rem]">
        <h1>Your order</h1>
        <p className="text-grey">
          Newest first is the plain order, and stays until you choose another. Here each briefing gets a score: every
          term below is a number that you can check, times the weight that you give it. Nobody’s views, likes or time
          spent are among them. The newest {WINDOW} are ranked; equal scores stand newest first.
        </p>
        {asked.taken === "yes" && (
          <p role="status" className="notice mt-4">
            {isNewestFirst(own.mix) ? "Your lists stand newest first again." : "This is your order from now on."}
          </p>
        )}
      </div>
      <Presets />
      <MixForm
        key={mixQuery(mix)}
        mix={mix}
        places={placesOf(asked) ?? (isNewestFirst(own.mix) ? { following: true, feed: false } : own)}
        preview={previewOf(candidates, own.mix, mix, span.began)}
        of={of}
        address={absolute("/ranking")}
        ownIsNewest={isNewestFirst(own.mix)}
      />
    </>
  );
}
