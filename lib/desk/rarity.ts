import { termOf } from "#lib/desk/words.ts";

/** How much a term tells: 1 where almost nothing else has it, near 0 where everything has. */
export type Rarity = (term: string) => number;

// Words that AI news is full of before a single item is known: they count as if many items had them.
const EVERYDAY = new Set(
  `ai artificial intelligence model models llm language large machine learning deep neural tool tools app apps assistant chatbot
  agent agents agentic tech technology company companies startup startups firm lab labs research researcher developers developer
  user users data new news launch release announce introduce update today week year billion million open source weights version
  use using make build work say says system systems feature features platform service services product products code coding
  chief report world first big bigger better now next generation generative training inference gpu chip cloud enterprise business
  openai google microsoft meta nvidia anthropic amazon apple chatgpt gpt gemini claude llama deepmind deepseek mistral hugging
  face xai grok altman musk ki kunstliche intelligenz modell modelle unternehmen neue neues ia modele modeles entreprise nouveau
  nouvelle modelo modelos inteligencia artificiale modello intelligenza 人工智能 模型 发布 公司 生成 発表 モデル`
    .split(/\s+/)
    .map((word) => termOf(word) ?? word),
);
const [BACKGROUND, EVERYDAY_SHARE] = [250, 12];

/**
 * Inverse document frequency (Spärck Jones 1972) over recent items, with a background of 250 imagined ones in which the
 * everyday words of AI news are common, so that a young inbox knows them too. `counts` says how many of `all` items have a term.
 */
export function rarityOf(counts: ReadonlyMap<string, number>, all: number): Rarity {
  const most = Math.log(1 + all + BACKGROUND);
  return (term) => {
    const [base = term] = term.split(" ");
    const imagined = EVERYDAY.has(term) ? EVERYDAY_SHARE : EVERYDAY.has(base) && term !== base ? 1 : 0.5;
    return Math.log(1 + (all + BACKGROUND) / ((counts.get(term) ?? 0) + imagined)) / most;
  };
}

/** In how many of these each term occurs. */
export function countTerms(all: Iterable<{ terms: ReadonlyMap<string, unknown> }>): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { terms } of all) for (const term of terms.keys()) counts.set(term, (counts.get(term) ?? 0) + 1);
  return counts;
}
