import { PageHead } from "#components/shell/page-head.tsx";
import { Link } from "#components/ui/link.tsx";

const PROMISES = [
  [
    "It ends.",
    "A feed has a last piece. After it you are told that you are all caught up, and nothing loads by itself.",
  ],
  ["It says why.", "Lists are newest first. Wherever an order is anything else, the page says what it goes by."],
  [
    "It names its sources.",
    "Every briefing lists what it rests on: the kind, who published it, when, and where to read it.",
  ],
  ["It is yours.", "What you save and follow belongs to you. Share links can be withdrawn."],
  [
    "It is private.",
    "No page asks a third party for anything. There is no tracking; opens of a share link are counted without identities.",
  ],
  [
    "It is the plain web.",
    "Reading, signing in, saving, following, sharing and searching work without JavaScript, by keyboard and in a screen reader.",
  ],
] as const;

export default function AboutPage() {
  return (
    <>
      <PageHead
        title="About"
        description="What AI Briefing is, how a briefing is made, and what it promises."
        path="/about"
      />
      <div className="article-grid">
        <div>
          <div className="head">
            <h1>About AI Briefing</h1>
            <p className="subtitle">The AI briefing your feed algorithm won’t show you.</p>
          </div>
          <div className="body mt-0!">
            <p>
              Editors turn many sources into short, sourced briefings about AI and work. You follow the topics that you
              care about, read what is new in them, keep what matters, and are done.
            </p>
            <h2>What it promises</h2>
            <dl>
              {PROMISES.map(([name, meaning]) => (
                <div key={name} className="mt-4">
                  <dt className="font-semibold">{name}</dt>
                  <dd>{meaning}</dd>
                </div>
              ))}
            </dl>
            <h2>Who writes</h2>
            <p>
              The briefings that come with this site are written by desks, not by invented people. A byline names the
              desk that answers for the piece. Where figures differ between versions of a study, the briefing says which
              one it uses.
            </p>
            <h2>By keyboard</h2>
            <p>
              <kbd>j</kbd> and <kbd>k</kbd> move between briefings, <kbd>o</kbd> opens, <kbd>s</kbd> saves, <kbd>f</kbd>{" "}
              follows, <kbd>/</kbd> searches and <kbd>?</kbd> lists the keys.
            </p>
            <p>
              <Link href="/tags">Choose a topic</Link> or <Link href="/">read the briefing</Link>.
            </p>
          </div>
        </div>
      </div>
    </>
  );
}
