import { firstWords, leafBlocks, nameWords, words } from "#lib/extraction/blocks.ts";
import { isThing } from "#lib/extraction/json-ld.ts";

/** The way on, as pages put it where a text stops for those who did not pay, sign in or click. */
const WAY_ON = new RegExp(
  [
    "(keep|continue|go on) reading .{0,60}(trial|subscri|account|member|free|sign|app|substack|patreon)",
    "(this|the rest of this) (post|article|story|content|page|newsletter|issue|episode|report) is (only )?(for|available|exclusive|reserved|locked|restricted).{0,60}(subscriber|member|premium|paid|paying)",
    "(subscribe|sign up|sign in|log ?in|register|upgrade|join|become a (member|subscriber)|create (a|your) (free )?account|start (a|your) .{0,30}trial).{0,50} (to|and) (continue|keep|read|unlock|view|see|access|finish|get full)",
    "to (continue|keep) reading|to read the (full|rest|whole|entire)|to (unlock|access) (this|the) (full )?(article|story|post|content)|(unlock|read) the (full|rest of the|whole|entire) (article|story|post|text)",
    "(only|exclusive(ly)?) (available )?(for|to) (paid |paying |premium )?(subscribers|members)|subscribers[- ]only|members[- ]only|premium (content|article|subscribers)|already (a|have a) (subscri|member|account).{0,40}(log|sign) ?in",
    "you[’']?(ve| have) (reached|read|hit|used).{0,40}(limit|free|article)|\\d+ free (articles?|stories) (left|remaining)|free (articles?|stories) (this month|remaining)",
    "(weiterlesen|lesen sie weiter|jetzt).{0,40}(abo|plus|anmelden|registrieren|premium|kostenlos testen)|(nur|exklusiv) für (abonnent|mitglied)|um (diesen|den) (artikel|text|beitrag).{0,40}(lesen|freischalten)|mit .{0,30}(abo|plus).{0,30}weiterlesen|(diesen|den ganzen) artikel (weiter)?lesen.{0,20}(abo|plus|\\+)",
    "pour lire la suite|(il vous reste|la suite est).{0,60}(réserv|lire|abonn)|(article|contenu) réservé (aux|à nos) abonnés|abonnez-vous (pour|et) (lire|continuer)",
    "(suscríbete|regístrate|inicia sesión).{0,40}(leer|seguir|continuar)|para (seguir|continuar) leyendo|(contenido|artículo) (exclusivo|solo) para (suscriptores|socios)",
    "(abbonati|accedi|registrati).{0,40}(leggere|continuare)|per continuare a leggere|(assine|faça login|cadastre-se).{0,40}(ler|continuar)|para continuar lendo|(conteúdo|matéria) exclusiv[oa] para assinantes",
    "(abonneer|log in|registreer).{0,30}(verder|lezen)|verder lezen\\?|dalsza część (artykułu|tekstu)|(dostęp|artykuł) (tylko )?dla (prenumerator|subskrybent)|読むには.{0,20}(登録|ログイン|会員)|この記事は有料|(登录|登錄|订阅|訂閱).{0,12}(阅读全文|閱讀全文|继续阅读)|только для подписчиков",
  ].join("|"),
  "iu",
);
/** A plain way on counts only as the very last word. */
const MORE =
  /^(\[?(…|\.\.\.)\]?\s*)?(read (the )?(more|full|rest|on)|continue reading|keep reading|view (the )?(full|original)|weiterlesen|zum (ganzen|vollständigen) (artikel|text)|lire la suite|leer más|seguir leyendo|leggi tutto|continua a leggere|leia mais|lees (meer|verder)|czytaj (dalej|więcej)|続きを読む|阅读全文|查看全文|читать (далее|полностью))(?!\p{L})/iu;
const WALL =
  /[\s-](paywall|pay-wall|regwall|reg-wall|subscriber-only|subscribers-only|premium-(content|wall|barrier)|piano-(offer|paywall)|meteredcontent|metered-content|tp-modal|subscription-required|locked-content|content-lock|article-gate|gated|fade-?out-?paywall)(?=[\s-])/;

export type Wall = {
  /** Whether the page itself says that not all of it is for everybody. */
  isSaid: boolean;
  /** The way on, wherever on the page it stands. */
  words: string | null;
};

/** What the page as a whole says of it; to be asked before anything is taken out of the page. */
export function wallOf(body: Element, things: Record<string, unknown>[]): Wall {
  const isPaid = things.some((thing) => /^(false|no|0)$/i.test(String(free(thing))));
  const walls = [...body.querySelectorAll("[class]")].filter((element) => WALL.test(nameWords(element)));
  const shown = walls
    .map((element) => firstWords(element, 3_000))
    .find((text) => text.length < 1_500 && ASKS.test(text));
  const blocks = leafBlocks(body).map((block) => words(block.textContent));
  return { isSaid: isPaid || shown !== undefined, words: blocks.find(isWayOn) ?? null };
}

const ASKS = /subscri|member|sign (up|in)|log ?in|regist|premium|unlock|trial|abo(?!ut|ve)|anmeld|suscri|assin|abbona/i;
const isWayOn = (text: string) => text.length >= 12 && text.length < 300 && WAY_ON.test(text);

function free(thing: Record<string, unknown>): unknown {
  const value = thing.isAccessibleForFree;
  return isThing(value) ? value["@value"] : value;
}

/** Takes the way on out of the end of a text, with whatever follows it. Null where the text does not end in one. */
export function takeWayOn(root: Element): string | null {
  const blocks = leafBlocks(root)
    .map((block) => ({ block, text: words(block.textContent) }))
    .filter(({ text }) => text);
  const tail = blocks.slice(Math.max(0, blocks.length - 12));
  const at = tail.findIndex(
    ({ text }, n) => isWayOn(text) || (n >= tail.length - 2 && text.length < 80 && MORE.test(text)),
  );
  const after = tail.slice(at + 1).reduce((sum, { text }) => sum + text.length, 0);
  if (at < 0 || after > 1_500) return null;
  for (const { block } of tail.slice(at)) block.remove();
  return tail[at]?.text ?? null;
}
