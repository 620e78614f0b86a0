import { foldText, readHeaderText } from '../header-text.js';
import { ACTION_ENTRIES } from './actions.js';
import { DIMENSION_ENTRIES } from './dimensions.js';
import { ENTITY_ENTRIES } from './entities.js';
import type { DictionaryEntry } from './entry.js';
import { METRIC_ENTRIES } from './metrics.js';
import { matchPattern } from './patterns.js';
import { TIME_ENTRIES } from './time.js';

export type { DictionaryEntry } from './entry.js';

/** Later tables win over earlier ones where a header stands in two. */
const TABLES = [DIMENSION_ENTRIES, TIME_ENTRIES, ENTITY_ENTRIES, ACTION_ENTRIES, METRIC_ENTRIES];

const BY_WORDS: ReadonlyMap<string, DictionaryEntry> = new Map(
  TABLES.flat().flatMap((entry) =>
    entry.headers.split('|').flatMap((header): [string, DictionaryEntry][] => {
      const lean = readHeaderText(header).words;
      const full = foldText(header);
      return lean === full
        ? [[full, entry]]
        : [
            [full, entry],
            [lean, entry],
          ];
    }),
  ),
);

/** Derived figures and shares: never imported, they are computed again from the sums. */
const RATIO =
  /(?:^| )(?:cpc|cpm|ctr|cpa|cpp|cpl|cpv|cpe|vcpm|roas|roi|rate|quote|taux|tasa|taxa|ratio|share|anteil|part|cuota|parcela|percentage|percent|prozent|prozentsatz|prozentualer?|pourcentage|porcentaje|porcentagem|average|avg|durchschn|durchschnittliche[rs]?|moyen|moyenne|moy|medio|media|med|prom|promedio|ranking|%)(?: |$)|^porcentaje |(?:rate|quote)$|^(?:cost|costs|kosten|cout|couts|coste|costo|custo|costi) (?:per|pro|par|pour|por|fur|for|conv|conversion|conversions|all conv|result|results|lead|click|klick|alle|je)(?: |$)|(?:conv value|conv wert|valeur conv|valeur de conv|valor de conv|valor conv|valor da conv) (?:cost|kosten|cout|coste|costo|custo|click|klick|clic|clique|per|pro|par|por)|^search (?:impr|lost|top|abs|exact)|^(?:display|content) (?:impr|lost)|^impr (?:abs|top|share|oben|ganz)|^click share|moglichen impr|^is(?: |$)/;

/** Looks words up that `readHeaderText` gave; null when they mean nothing here. */
export function lookUp(words: string): DictionaryEntry | null {
  const entry = BY_WORDS.get(words);
  if (entry) return entry;
  if (words !== '' && RATIO.test(words)) return { role: 'ratio', headers: words };
  return matchPattern(words);
}

/** True when a header stands in the tables, rather than being understood by its parts. */
export function isListed(words: string): boolean {
  return BY_WORDS.has(words) || RATIO.test(words);
}
