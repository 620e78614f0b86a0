import type { FactsFound } from './facts.js';
import type { Prepared } from './prepare.js';

/** What a person should know about how the file was read, in whole sentences for the preview. */
export function describeWarnings(prepared: Prepared, facts: FactsFound | null): string[] {
  const warnings: (string | null)[] = [
    prepared.currency.warning,
    prepared.numbers.note,
    encodingWarning(prepared),
    periodWarning(prepared),
    orderWarning(prepared),
    conversionWarning(prepared),
    clicksWarning(prepared),
    notesWarning(prepared),
    ...(facts ? factWarnings(prepared, facts) : []),
  ];
  return warnings.filter((warning) => warning !== null);
}

function encodingWarning({ table }: Prepared): string | null {
  const { encoding, damagedCharacters } = table.source;
  if (damagedCharacters > 0) {
    return `${damagedCharacters} characters are broken in the file (names cut in the middle of one); they show as \ufffd.`;
  }
  if (encoding !== 'windows-1252' && encoding !== 'macintosh') return null;
  return `The file is not UTF-8; it was read as ${encoding}. Check accented letters in the preview.`;
}

function periodWarning(prepared: Prepared): string | null {
  const { plan, period, periodFrom } = prepared;
  if (plan.kind !== 'file' || !period || period.start === period.end) return null;
  const source = periodFrom === 'answer' ? '' : ` (from the ${periodFrom})`;
  return (
    `The file has no day column: its rows cover ${period.start} to ${period.end}${source}. They are stored for that ` +
    'period as a whole; for daily figures export again with Segment > Time > Day (Google) or Breakdown > By time > Day (Meta).'
  );
}

function orderWarning({ order }: Prepared): string | null {
  if (order?.kind !== 'settled') return null;
  return `Dates were read as ${order.order === 'dmy' ? 'day/month' : 'month/day'}/year: ${order.how}.`;
}

function conversionWarning({ columns, conversions }: Prepared): string | null {
  const { source } = conversions;
  const results = columns.find((column) => column.role === 'results');
  if (!source && results) {
    return `"${results.header}" counts delivery or attention here (reach, clicks, views), not conversions, and was not taken for them.`;
  }
  if (!source || source.alternatives.length === 0) return null;
  const shown = source.header ? `"${source.header}"` : `the action ${source.action}`;
  const others = source.alternatives.map((header) => `"${header}"`).join(', ');
  return `Conversions are ${shown}. Not added to them, since they count some of the same events: ${others}.`;
}

function clicksWarning({ columns }: Prepared): string | null {
  const link = columns.find((column) => column.role === 'link_clicks');
  if (!link || columns.some((column) => column.role === 'clicks')) return null;
  return `The file has no column of all clicks; "${link.header}" counts as clicks.`;
}

function notesWarning({ records }: Prepared): string | null {
  const [first] = records.notes;
  return first ? `Lines of text were left out (first one: line ${first.line}).` : null;
}

function factWarnings(prepared: Prepared, facts: FactsFound): (string | null)[] {
  const { windowsMerged, added, mostNamesakes, rows } = facts;
  const fromColumns = prepared.plan.kind !== 'file' && rows.some((row) => row.periodStart !== row.periodEnd);
  return [
    windowsMerged > 0
      ? `${windowsMerged} rows repeat the same delivery under another attribution window; spend was counted once.`
      : null,
    added > 0
      ? `${added} rows had the same ${prepared.level === 'account' ? 'day and no campaign' : 'id and day'} as another one and were added to it.`
      : null,
    mostNamesakes > 1
      ? `Up to ${mostNamesakes} rows share all their names; they are kept apart by their order in the file. Export with the ID columns to tell them apart for good.`
      : null,
    fromColumns
      ? 'Rows cover several days each; they are stored for those periods as a whole, not spread over days.'
      : null,
  ];
}
