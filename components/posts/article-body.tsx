import { Cover } from "#components/posts/cover.tsx";
import { type Piece, together } from "#components/ui/part.tsx";
import { Prepared } from "#components/ui/prepared.tsx";
import { named } from "#lib/markup.ts";
import type { Article, Source } from "#lib/posts/post.ts";

/** What stands for the piece: The Short Version and the numbers, then its drawing. */
export function articleOpening(article: Article): Piece {
  const { slug, topic, shortVersionHtml, numbers, sources } = article;
  return {
    of: ["opening", slug, topic.hue, shortVersionHtml, numbers, sources],
    children: () => <Opening article={article} />,
  };
}

function Opening({ article }: { article: Article }) {
  const cited = new Set([...article.shortVersionHtml.matchAll(/data-source="([^"]+)"/g)].map((match) => match[1]));
  for (const number of article.numbers) cited.add(number.source);
  return (
    <div>
      {article.sources
        .filter((source) => cited.has(source.key))
        .map((source) => (
          <MarginNote key={source.key} source={source} />
        ))}
      <section className="short-version" aria-labelledby="short-version">
        <h2 id="short-version">The Short Version</h2>
        {/* biome-ignore lint/security/noDangerouslySetInnerHtml: sanitised on save. */}
        <p dangerouslySetInnerHTML={{ __html: article.shortVersionHtml }} />
      </section>
      {article.numbers.length > 0 && <Numbers article={article} />}
      <div className="article-cover">
        <Cover slug={article.slug} hue={article.topic.hue} />
      </div>
    </div>
  );
}

type BodyProps = {
  html: string;
  /** Set for a text from elsewhere: its language, or nothing where that is not known. */
  foreign?: string;
  /** Whether it may come right after what stands above it. */
  isBelow?: boolean;
};

/** The text, rendered and sanitised when it was saved. */
export function ArticleBody({ html, foreign, isBelow }: BodyProps) {
  const className = foreign === undefined ? "body" : "body is-foreign";
  return (
    <Prepared className={className} lang={foreign} isBelow={isBelow} data-reading text={together([named(html)])} />
  );
}

function Numbers({ article }: { article: Article }) {
  const numberOf = new Map(article.sources.map((source) => [source.key, source.number]));
  return (
    <section aria-labelledby="numbers">
      <h2 id="numbers" className="sr-only">
        By the numbers
      </h2>
      <dl className="numbers" data-count={article.numbers.length}>
        {article.numbers.map(({ figure, label, source }) => (
          <div key={label}>
            <dt>
              {label}
              <sup className="cite">
                <a href={`#source-${numberOf.get(source)}`} aria-label={`Source ${numberOf.get(source)}`}>
                  {numberOf.get(source)}
                </a>
              </sup>
            </dt>
            <dd>{figure}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function MarginNote({ source }: { source: Source }) {
  return (
    <aside className="margin-note" aria-hidden="true">
      <b>{source.number}</b>
      <i>{source.kind}</i>
      <span>{source.note ?? `${source.title}. ${source.publisher}.`}</span>
    </aside>
  );
}
