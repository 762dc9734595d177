import { redirect } from "next/navigation";
import { SignedOut } from "#components/accounts/signed-out.tsx";
import { ChooseTopics } from "#components/following/choose-topics.tsx";
import { PageHead } from "#components/shell/page-head.tsx";
import { viewer } from "#lib/accounts/session.ts";
import { listReader } from "#lib/mutes/mute.ts";
import { listChoices } from "#lib/tags/choice-queries.ts";
import { inSections } from "#lib/tags/topic.ts";
import { safeReturnPath } from "#lib/url.ts";

type Props = { searchParams: Promise<{ returnTo?: string }> };

/** Once after an account was made; later only for who asks for it. */
export default async function WelcomePage({ searchParams }: Props) {
  const [reader, query] = await Promise.all([viewer(), searchParams]);
  if (!reader) {
    return (
      <SignedOut title="Choose topics" returnTo="/following">
        Follow what you care about; what is new in it stands in one place, and then it ends.
      </SignedOut>
    );
  }
  const returnTo = safeReturnPath(query.returnTo, "");
  const choices = await listChoices(listReader(reader));
  if (choices.length === 0) redirect(returnTo || "/");
  return (
    <>
      <PageHead title="Choose topics" hidden />
      <div className="max-w-[47rem]">
        <div className="head">
          <p className="topic">Welcome, {reader.name}</p>
          <h1>What do you care about?</h1>
          <p className="short">
            Tick a topic or two. What is new in them stands in Following, newest first, and then it ends. You can change
            this at any time.
          </p>
        </div>
        <ChooseTopics sections={inSections(choices)} returnTo={returnTo} />
      </div>
    </>
  );
}
