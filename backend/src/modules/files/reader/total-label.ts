import { foldText } from './header-text.js';

/** `Total: Account`, `Gesamt: Konto`, `Total : compte`, `Total - all campaigns`; a colon after the word proves it. */
const COLON =
  /^[\s*]*(?:grand |sub)?(?:totals?|totaux|totales|totais|gesamt|gesamtsumme|summe|insgesamt|totale|totaal|razem|итого|合计|总计)\s*[:：]/i;

/** `Results from 12 campaigns`, as Ads Manager calls its own total row. */
const RESULTS =
  /^(?:results from|results for|ergebnisse (?:aus|von|fur)|resultats (?:de|pour|sur)|resultados (?:de|para)|risultati (?:di|da|per)) \d+ /;

/** Words that are a total only where nothing else in the row names anything: a campaign may be called `Total`. */
const WORD =
  /^(?:total|totals|grand total|sub ?total|gesamt|gesamtsumme|gesamtergebnis|insgesamt|summe|total general|totale|totaux|totales|totais|totaal|total account|resultados totales|resultados totais|resultats totaux|media|average|avg|durchschnitt|mittelwert|promedio|moyenne|mittel)$/;
const DASH = /^\s*totals?\s+[-–—]\s+\S/i;

export type LabelStrength = 'proof' | 'hint' | null;

/** What a total's label can begin with; nearly every other cell is dismissed by this alone. */
const BEGINS =
  /^[\s("'*]*(?:grand|sub|tot|gesamt|summe|insg|raz|итог|合|总|med|avg|av|durch|mitt|prom|moy|r[eé]s|ris|erg)/i;

/** How strongly a cell says "this row is a sum". */
export function totalLabel(text: string): LabelStrength {
  if (text.length < 3 || text.length > 120 || !BEGINS.test(text)) return null;
  if (COLON.test(text)) return 'proof';
  const folded = foldText(text);
  if (RESULTS.test(folded)) return 'proof';
  return WORD.test(folded) || DASH.test(text) ? 'hint' : null;
}
