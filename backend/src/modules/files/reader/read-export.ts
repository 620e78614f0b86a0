import type { AdPlatform } from '@adwright/contracts';
import { cellText } from './cells.js';
import { parseCsvStrict } from './csv.js';
import { decodeText } from './decode.js';
import { findDelimiter } from './delimiter.js';
import { hiddenDimensions, knownDimensions } from './dimensions.js';
import type { Draft } from './draft.js';
import { type DraftingInput, draftRow, keyColumns, labelColumns, rowLabel } from './drafting.js';
import { EntityReader, entitySources } from './entities.js';
import { buildFacts, type FactsFound } from './facts.js';
import { headerScore } from './header-row.js';
import { MetricReader } from './metrics.js';
import { checkOptions } from './options.js';
import { describeColumns, type Prepared, prepare } from './prepare.js';
import { firstDayOf, openQuestions } from './questions.js';
import { widthFault } from './records.js';
import { RefusedError } from './refusal.js';
import { sumTotals } from './sums.js';
import { readTable } from './table.js';
import { dateColumns, Timeline } from './timeline.js';
import { separateTotals } from './total-proof.js';
import type { Granularity, ParsedRow, ReadOptions, ReadResult, RowError, TableRow } from './types.js';
import { describeWarnings } from './warnings.js';

/** Errors kept in a result; a file with more of them needs another look anyway. */
const MAX_ERRORS = 1_000;

/**
 * Reads an export of Meta Ads Manager or Google Ads (or a similar ad performance table).
 *
 * @param bytes the file as uploaded, at most 50 MB unless `options.maxBytes` says otherwise
 * @param fileName only a hint (period, platform); the container is told by the bytes
 * @param options answers to questions of an earlier reading
 * @returns a refusal with its reason, the questions the file leaves open, or its rows. Never throws for what a file
 *   holds. CPU-bound: call it in a worker thread.
 */
export async function readExport(
  bytes: Uint8Array,
  fileName: string,
  options: ReadOptions = {},
): Promise<ReadResult> {
  try {
    checkOptions(options);
    const prepared = prepare(await readTable(bytes, fileName, options.maxBytes), options);
    const preview = {
      source: prepared.table.source,
      headerLine: prepared.headerLine,
      columns: describeColumns(prepared),
    };
    const questions = openQuestions(prepared, options);
    if (questions.length > 0) {
      return {
        status: 'questions',
        ok: false,
        ...preview,
        warnings: describeWarnings(prepared, null),
        questions,
      };
    }
    return readRows(prepared, options, preview);
  } catch (error) {
    if (error instanceof RefusedError) return withCsvFault(error, bytes).toRefusal();
    throw error;
  }
}

/** A file that is no ad export may also be no CSV: then the line of the fault is what helps. */
function withCsvFault(refusal: RefusedError, bytes: Uint8Array): RefusedError {
  if (refusal.code !== 'not_an_ad_export') return refusal;
  const { text } = decodeText(bytes);
  try {
    parseCsvStrict(text, { delimiter: findDelimiter(text, headerScore).delimiter });
    return refusal;
  } catch (error) {
    if (!(error instanceof RefusedError)) throw error;
    return new RefusedError('bad_csv', `${error.message} ${refusal.message}`, error.line);
  }
}

type Shown = Pick<Extract<ReadResult, { status: 'parsed' }>, 'source' | 'headerLine' | 'columns'>;

type Drafted = {
  drafts: Draft[];
  errorsOf: Map<Draft, readonly RowError[]>;
  broken: RowError[];
  labelled: number;
};

function readRows(prepared: Prepared, options: ReadOptions, shown: Shown): ReadResult {
  const { columns, records, currency } = prepared;
  const metrics = new MetricReader(columns, prepared.numbers.signOf, prepared.conversions);
  const keys = keyColumns(columns, dateColumns(prepared.plan), records.data);
  const drafted = draftAll(prepared, {
    keys,
    labels: labelColumns(columns),
    timeline: timelineOf(prepared, options),
    metrics,
    currencyColumn: currency.column,
    fallbackCurrency: currency.fallback,
  });
  const { rows: candidates, totals, nameless } = separateTotals(drafted.drafts, keys.shape);
  const errors = [...drafted.broken, ...nameless.map(namelessError)];
  const accepted = candidates.filter((draft) => {
    const found = faultsOf(draft, drafted.errorsOf.get(draft) ?? []);
    errors.push(...found);
    return found.length === 0;
  });
  const rejected = drafted.broken.length + nameless.length + (candidates.length - accepted.length);
  if (accepted.length === 0) {
    const [first] = errors.sort((a, b) => a.line - b.line);
    const why = first
      ? `: line ${first.line}, ${first.column ? `${first.column}: ` : ''}${first.message}`
      : ': all of them are totals.';
    throw new RefusedError('no_rows', `No row could be read${why}`, first?.line);
  }
  const facts = factsOf(prepared, accepted, metrics);
  const span = spanOf(facts.rows);
  return {
    status: 'parsed',
    ok: true,
    ...shown,
    warnings: describeWarnings(prepared, facts),
    platform: prepared.platform as AdPlatform,
    level: prepared.level,
    breakdown: facts.dimensions.join(','),
    granularity: granularityOf(facts),
    ...span,
    keyedByName: facts.rows.some((row) => row.entity.key.startsWith('n:')),
    conversionSource: prepared.conversions.source,
    exportedAt: options.exportedAt ?? null,
    rows: facts.rows,
    totals: sumTotals(facts.rows),
    rowCounts: { read: accepted.length + rejected, accepted: accepted.length, rejected },
    skipped: {
      totals: totals.length + drafted.labelled,
      repeatedHeaders: records.repeatedHeaders,
      notes: records.notes.length,
    },
    errors: errors.sort((a, b) => a.line - b.line).slice(0, MAX_ERRORS),
  };
}

function timelineOf(prepared: Prepared, options: ReadOptions): Timeline {
  const settled = prepared.order?.kind === 'settled' ? prepared.order.order : undefined;
  return new Timeline({
    plan: prepared.plan,
    order: settled ?? (options.dateOrder === 'mdy' ? 'mdy' : 'dmy'),
    filePeriod: prepared.period,
    firstDay: firstDayOf(prepared, options),
    timeZone: options.timeZone ?? null,
  });
}

function draftAll(prepared: Prepared, input: DraftingInput): Drafted {
  const { columns, records, table } = prepared;
  const drafts: Draft[] = [];
  const errorsOf = new Map<Draft, readonly RowError[]>();
  const broken: RowError[] = table.badRecords.map((bad) => ({ ...bad, column: null }));
  let labelled = 0;
  for (const row of records.data) {
    const fault = widthFault(row, columns);
    if (fault) {
      if (rowLabel(row, input.labels) === 'proof') labelled += 1;
      else broken.push(fault);
      continue;
    }
    const { draft, errors } = draftRow(row, input);
    drafts.push(draft);
    if (errors.length > 0) errorsOf.set(draft, errors);
  }
  return { drafts, errorsOf, broken, labelled };
}

function faultsOf(draft: Draft, errors: readonly RowError[]): RowError[] {
  const time = draft.timeProblem;
  if (!time) return [...errors];
  return [{ line: draft.row.line, column: time.column || null, message: time.problem }, ...errors];
}

function namelessError(draft: Draft): RowError {
  const message = 'the row names nothing and is not the sum of the others, so it cannot be placed';
  return { line: draft.row.line, column: null, message };
}

function factsOf(prepared: Prepared, accepted: readonly Draft[], metrics: MetricReader): FactsFound {
  const { columns } = prepared;
  const rows = accepted.map((draft) => draft.row);
  const { level, sources } = entitySources(columns, rows);
  const reader = new EntityReader(level, sources, columns, distinctAccounts(prepared, rows) > 1);
  const known = knownDimensions(columns, accepted);
  const find = (role: (typeof columns)[number]['role']) =>
    columns.find((column) => column.role === role) ?? null;
  const [status, budget, budgetType] = [find('status'), find('budget'), find('budget_type')];
  return buildFacts({
    drafts: accepted,
    reader,
    dimensions: [...known, ...hiddenDimensions(columns, accepted, known, reader)],
    attribution: find('attribution'),
    stateOf: (row) => ({
      status: status ? cellText(row.cells[status.index]).trim() || null : null,
      budgetMicros: metrics.money(row, budget),
      budgetType: budgetType ? cellText(row.cells[budgetType.index]).trim() || null : null,
    }),
  });
}

function distinctAccounts(prepared: Prepared, rows: readonly TableRow[]): number {
  const columns = prepared.columns.filter(
    (column) => column.role === 'account_id' || column.role === 'account_name',
  );
  const seen = new Set(
    rows.map((row) => columns.map((column) => cellText(row.cells[column.index])).join('\u0001')),
  );
  return seen.size;
}

function granularityOf(facts: FactsFound): Granularity {
  if (facts.rows.some((row) => row.periodStart !== row.periodEnd)) return 'period';
  return facts.dimensions.includes('hour') ? 'hour' : 'day';
}

function spanOf(rows: readonly ParsedRow[]): { periodStart: string; periodEnd: string } {
  let [periodStart, periodEnd] = ['9999-12-31', '0000-01-01'];
  for (const row of rows) {
    if (row.periodStart < periodStart) periodStart = row.periodStart;
    if (row.periodEnd > periodEnd) periodEnd = row.periodEnd;
  }
  return { periodStart, periodEnd };
}
