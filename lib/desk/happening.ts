import { plain } from "#lib/desk/words.ts";

// What kind of thing happened, read from the words that headlines use for it in English, German, French, Spanish and Italian.
// Two headlines that name one company and two different happenings are two events.

const WORDS: Record<string, RegExp> = {
  release:
    /\b(releas|launch|unveil|introduc|announc\w* .*model|ship(s|ped)\b|debut|rolls? out|rolling out|now available|open[- ]sourc|open[- ]weight|veroffentlich|stellt\b.*\bvor\b|bringt\b|startet\b|lanc(e|ent|era)\b|devoile|presente\b|lanza|presenta|lancia|publica\b|svela)/,
  funding:
    /\b(rais(e|es|ed|ing)\b|funding|fund-?raising|valuation|valued at|series [a-h]\b|seed round|invest(s|ed|ment|or)|finanzierung|bewertung|sammelt|leve[re]?\b|levee|valorisation|recauda|ronda|raccoglie)/,
  deal: /\b(acqui(re|sition|hire|ert)|buys?\b|to buy|bought|takeover|take over|merger|ubernimm|ubernahme|kauft|rachete|rachat|compra\b|adquiere|acquista)/,
  court:
    /\b(sue[sd]?\b|suing|lawsuit|court|judge|settle|ruling|copyright|antitrust|injunction|fine[sd]?\b|klag|gericht|urteil|proces\b|plainte|tribunal|demanda\b|causa\b)/,
  people:
    /\b(ceo|resign|steps? down|step(ping)? down|depart|leav(e|es|ing)\b|quits?\b|fired|ousts?|hires?\b|poach|appoint|names? .* (chief|head)|co-?founder .*(leaves|joins)|joins\b|verlasst|wechselt|quitte|nomme|deja\b|lascia\b|layoff|lays? off|job cuts|entlass|licenci)/,
  outage: /\b(outage|goes down|went down|is down|downtime|disrupt|ausfall|storung|panne\b|caida\b|interruz)/,
  security:
    /\b(breach|leak|vulnerab|jailbreak|hack(s|ed|er|ers|ing)?\b|exploit|prompt injection|malware|backdoor|security flaw|guardrail|red team|sicherheitslucke|datenleck|faille|fuite|brecha|violazione)/,
  policy:
    /\b(bill\b|act\b|regulat|probe|senator|watchdog|ministers?\b|executive order|bans?\b|banned|commission|parliament|senate|congress|lawmaker|governor|veto|minister|export (control|rule)|gesetz|verordnung|verbot|loi\b|reglement|interdit|ley\b|prohibe|legge\b|divieto)/,
  price:
    /\b(price|pricing|cheaper|subscription|costs? less|free tier|preis|tarif|prix|precio|prezzo|\$\d+ (a|per) month)/,
  dispute:
    /\b(accus|caught|mislead|backlash|critici|controvers|bash|slams?\b|casts? doubt|under fire|outrage|revolt|complain|flaws?\b|hallucinat|gaming|cheat|manipulat|angered|shocked|kritik|vorwurf|wirft|critique|accuse|polemi|accusa)/,
  retreat:
    /\b(brings? back|rolls? back|rolled back|undoes|undo(es)?\b|restor|withdraw|pulls\b|pauses?\b|suspend|apologi|backs? down|reverses?|freez|halts?\b|zieht .*zuruck|nimmt .*zuruck|retire\b|suspend|ritira)/,
  study:
    /\b(study|paper|researchers|research finds|survey|benchmark|studie|forscher|etude|chercheurs|estudio|investigador|studio\b|ricercator)/,
  earnings: /\b(revenue|quarter|earnings|profit|sales|umsatz|quartal|chiffre d|ingresos|ricavi)/,
  build:
    /\b(data ?cent(er|re)|gigawatt|chips?\b|gpus?\b|supercomputer|factory|rechenzentrum|centre de donnees|centro de datos)/,
  partner:
    /\b(partner|teams? up|collaborat|deal with|agreement|signs? .*deal|kooper|zusammenarbeit|partenariat|accord\b|alianza|acuerdo|accordo)/,
};

/** One bit for each happening: two headlines are compared by what they have in common, hundreds of times each. */
const NAMES = Object.keys(WORDS);
const bits = (names: string[]) => names.reduce((all, name) => all | (1 << NAMES.indexOf(name)), 0);
/** Happenings that name an event for themselves; "release" and the rest often only tell what it is about. */
const PLAIN = bits([
  "funding",
  "deal",
  "court",
  "people",
  "outage",
  "security",
  "policy",
  "price",
  "earnings",
  "dispute",
  "retreat",
]);

/** What happened according to a headline, as bits; several where it says several, 0 where it says nothing that is known here. */
export function happeningsIn(title: string): number {
  const text = plain(title);
  const found = bits(NAMES.filter((name) => WORDS[name]?.test(text)));
  return found & PLAIN || found;
}

/**
 * How far two headlines are apart in what they say happened: "other" where both say it and nothing is the same, "perhaps"
 * where one says plainly what the other does not mention.
 */
export function otherHappening(one: number, other: number): "other" | "perhaps" | null {
  if (one & other) return null;
  if (one && other) return "other";
  return (one | other) & PLAIN ? "perhaps" : null;
}
