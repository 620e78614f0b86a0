import type { Language } from '@adwright/contracts';

const words = (alternatives: string) => new RegExp(`(?<!\\p{L})(?:${alternatives})(?!\\p{L})`, 'iu');
const ending = (alternatives: string) => new RegExp(`(?<!\\p{L})(?:${alternatives})\\s*$`, 'iu');

export type Period = 'day' | 'week' | 'month' | 'total';

/** "a day", "/ week", "pro Monat", "par jour", "al mes", "daily": right behind an amount. */
const PERIOD_AFTER: Readonly<Record<Exclude<Period, 'total'>, RegExp>> = {
  day: /^\s*(?:(?:a|an|per|each|every|the|pro|am|je|jeden|par|chaque|al|por|cada|\/)\s*)*(?:day|tag|jour|dia|d[ií]a|diario|diarios|daily|t[aä]glich|quotidien|quotidiens|quotidienne|p\.?\s?d\.?)(?!\p{L})/iu,
  week: /^\s*(?:(?:a|an|per|each|every|the|pro|die|in der|je|jede|par|chaque|la|à la|a la|por|cada|\/)\s*)*(?:week|wk|woche|semaine|semana|semanal|semanales|weekly|w[oö]chentlich|hebdomadaire|hebdomadaires|hebdo|p\.?\s?w\.?)(?!\p{L})/iu,
  month:
    /^\s*(?:(?:a|an|per|each|every|the|pro|im|den|je|jeden|par|chaque|le|al|por|cada|\/)\s*)*(?:month|mo|mth|monat|mois|mes|mensual|mensuales|monthly|monatlich|mensuel|mensuels|mensuelle|p\.?\s?m\.?)(?!\p{L})/iu,
};
const TOTAL_AFTER =
  /^\s*(?:in total|total|overall|altogether|all in|for the whole|for the entire|insgesamt|gesamt|im ganzen|für die gesamte|au total|en tout|pour toute|en total|totales|para toda)(?!\p{L})/iu;
const PERIOD_BEFORE: Readonly<Record<Period, RegExp>> = {
  day: ending(
    '(?:daily|per[- ]day|tages|t[aä]gliche[srn]?|quotidien|journalier|diario)(?:budget|[- ]?(?:budget|spend|presupuesto))?(?: (?:of|is|to|at|von|ist|auf|de|es|est|à|a))?\\s*:?|tagesbudget(?: (?:von|ist|auf))?\\s*:?|budget (?:quotidien|journalier)(?: de| est)?\\s*:?|presupuesto diario(?: de| es)?\\s*:?',
  ),
  week: ending(
    'weekly(?: (?:budget|spend))?(?: (?:of|is|to|at))?\\s*:?|wochenbudget(?: (?:von|ist|auf))?\\s*:?|budget hebdomadaire(?: de| est)?\\s*:?|presupuesto semanal(?: de| es)?\\s*:?',
  ),
  month: ending(
    'monthly(?: (?:budget|spend))?(?: (?:of|is|to|at))?\\s*:?|monatsbudget(?: (?:von|ist|auf))?\\s*:?|budget mensuel(?: de| est)?\\s*:?|presupuesto mensual(?: de| es)?\\s*:?',
  ),
  total: ending(
    '(?:total|overall|lifetime)(?: (?:budget|spend))?(?: (?:of|is|to|at))?\\s*:?|gesamtbudget(?: (?:von|ist|auf))?\\s*:?|budget total(?: de| est)?\\s*:?|presupuesto total(?: de| es)?\\s*:?',
  ),
};

/** How long the amount is for: by the words right behind it, else right before it. @returns the end of those words too. */
export function periodAround(plain: string, from: number, to: number): { period: Period; to: number } | null {
  const after = plain.slice(to, to + 40);
  for (const period of ['day', 'week', 'month'] as const) {
    const match = PERIOD_AFTER[period].exec(after);
    if (match) return { period, to: to + match[0].length };
  }
  const total = TOTAL_AFTER.exec(after);
  if (total) return { period: 'total', to: to + total[0].length };
  const before = plain.slice(Math.max(0, from - 40), from);
  for (const period of ['day', 'week', 'month', 'total'] as const)
    if (PERIOD_BEFORE[period].test(before)) return { period, to };
  return null;
}

const BUDGET: Readonly<Record<Language, RegExp>> = {
  en: words('budget|spend|spending|invest|investing|put in|pay for ads|ad money|afford'),
  de: words(
    'budget|tagesbudget|wochenbudget|monatsbudget|gesamtbudget|ausgeben|investieren|einsetzen|werbebudget',
  ),
  fr: words('budget|d[ée]penser|d[ée]pense|investir|mettre|consacrer'),
  es: words('presupuesto|gastar|gasto|invertir|inversi[oó]n|poner|destinar'),
};

/** True when the clause speaks of money to be spent on ads. */
export function speaksOfBudget(clause: string, language: Language): boolean {
  return BUDGET[language].test(clause) || BUDGET.en.test(clause);
}

const PRICE = words(
  'costs?|priced?(?: at)?|prices?|our .{0,30} (?:is|are) (?:only )?|for only|for just|starting (?:at|from)|from only|offer(?:ed)? (?:at|for)|worth|fee|sells? for|charge|discount|voucher|coupon|kostet|kosten|preis|ab nur|f[uü]r nur|statt|rabatt|gutschein|wert|verkauf\\w*|co[uû]te(?:nt)?|prix|tarif|[aà] partir de|pour seulement|remise|vaut|vendu|cuestan?|precio|tarifa|desde|por solo|por s[oó]lo|vale|descuento|vende',
);
const BID = words(
  'cpc|cpa|cpm|cpl|roas|bid|cost per|per click|per lead|a click|a lead|gebot|pro klick|pro lead|kosten pro|ench[eè]re|par clic|par lead|co[uû]t par|puja|por clic|por lead|coste? por',
);

/** True for what a client would pay, or an amount for a click: no budget. */
export function speaksOfPrice(clause: string): boolean {
  return PRICE.test(clause) || BID.test(clause);
}

const AT_MOST = ending(
  "at most|no more than|not more than|up to|max(?:imum|\\.)?(?: of)?|a maximum of|under|below|less than|h[oö]chstens|maximal|max\\.?|bis zu|nicht mehr als|weniger als|unter|au (?:plus|maximum)|maximum|jusqu'[aà]|moins de|pas plus de|como m[aá]ximo|m[aá]ximo|hasta|menos de|no m[aá]s de",
);
const AT_LEAST = ending(
  'at least|no less than|min(?:imum|\\.)?(?: of)?|more than|over|from|mindestens|minimal|wenigstens|mehr als|ab|[uü]ber|au moins|minimum|plus de|al menos|como m[ií]nimo|m[ií]nimo|m[aá]s de',
);
const ABOUT = ending(
  'about|around|roughly|approximately|approx\\.?|some|~|ca\\.?|circa|ungef[aä]hr|etwa|rund|so um die|environ|[aà] peu pr[eè]s|autour de|unos|unas|alrededor de|aproximadamente|m[aá]s o menos',
);

export function boundBefore(before: string): 'at_least' | 'at_most' | null {
  if (AT_MOST.test(before)) return 'at_most';
  return AT_LEAST.test(before) ? 'at_least' : null;
}

export function isAbout(before: string): boolean {
  return ABOUT.test(before);
}

const TAKEN_BACK_BEFORE = ending(
  "not|instead of|rather than|isn't|nicht|anstatt|statt|anstelle von|keine|pas|au lieu de|plut[oô]t que|no|en lugar de|en vez de",
);

/** True for the amount that is taken back in "150 instead of 200", "nicht 200, sondern 150". */
export function isTakenBack(plain: string, from: number, to: number): boolean {
  const before = plain.slice(Math.max(0, from - 30), from);
  if (!TAKEN_BACK_BEFORE.test(before)) return false;
  if (
    /(?:instead of|rather than|anstatt|statt|anstelle von|au lieu de|plut[oô]t que|en lugar de|en vez de)\s*$/iu.test(
      before,
    )
  )
    return true;
  // "no, 150" answers; "not 200 but 150" takes back.
  return /^[^.;!?]{0,25}(?:\bbut\b|sondern|\bmais\b|\bsino\b)/iu.test(plain.slice(to, to + 40));
}
