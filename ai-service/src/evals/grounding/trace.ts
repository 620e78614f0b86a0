import type { Fact, FactRows, Mention } from '@adwright/contracts';
import { effectOf } from './recompute-effect.js';
import { measured, type Row, totalsOf } from './sums.js';

/** Equal as the fact is written: whole micros and counts, six decimals of a ratio, two of anything else. */
function isWritten(fact: Fact, value: number | null): boolean {
  if (value === null) return false;
  const step = fact.unit === 'micros' || fact.unit === 'count' ? 1 : fact.unit === 'ratio' ? 1e-6 : 0.01;
  return Math.abs(Number(fact.value) - value) <= step / 2 + Math.abs(value) * 1e-9;
}

function daysLeft(through: string): number {
  const [year = 0, month = 1, day = 1] = through.split('-').map(Number);
  return new Date(Date.UTC(year, month, 0)).getUTCDate() - day;
}

/** The groups of rows that a figure of `metrics` may be the sum of. */
function groupsOf(rows: readonly Row[], fact: Fact, subject: Mention | undefined): Row[][] {
  if (subject?.kind === 'account') return [rows.filter((row) => row.account === subject.name)];
  // Two accounts may each have a campaign, term or day of this name.
  if (subject) return rows.filter((row) => row.name === subject.name).map((row) => [row]);
  const currencies = [...new Set(rows.map((row) => row.currency))];
  return currencies
    .filter((currency) => fact.currency === null || fact.currency === currency)
    .map((currency) => rows.filter((row) => row.currency === currency));
}

function fromMetrics(fact: Fact, rows: readonly Row[], subject: Mention | undefined): boolean {
  return groupsOf(rows, fact, subject).some((group) =>
    isWritten(fact, measured(totalsOf(group), fact.measure)),
  );
}

function fromCompare(fact: Fact, rows: readonly Row[], subject: Mention | undefined): boolean {
  const { campaignId } = fact.query.args;
  const own =
    subject?.kind === 'account'
      ? rows.filter((row) => row.account === subject.name)
      : rows.filter((row) => row.name === subject?.name);
  // Of a campaign that is asked about itself every row is a part.
  const concerned = own.length === 0 && campaignId !== undefined ? [...rows] : own;
  const side = (name: 'before' | 'current') => totalsOf(concerned.filter((row) => row.window === name));
  if (fact.side === 'before' || fact.side === 'current')
    return isWritten(fact, measured(side(fact.side), fact.measure));
  const explained = String(fact.query.args.measure ?? 'cpa');
  if (fact.side === 'change') {
    const [before, current] = [measured(side('before'), explained), measured(side('current'), explained)];
    return before !== null && current !== null && isWritten(fact, current / before - 1);
  }
  const account = subject?.kind === 'account' ? subject.name : concerned[0]?.account;
  const parts = rows.filter((row) => row.account === account);
  const whole = subject?.kind === 'account' || concerned.length === rows.length;
  return isWritten(fact, effectOf(explained, fact.measure, parts, whole ? null : (subject?.name ?? null)));
}

function fromPacing(fact: Fact, rows: readonly Row[], subject: Mention | undefined): boolean {
  return rows
    .filter((row) => row.name === subject?.name)
    .some((row) => {
      const [budget, perDay, month] = [row.budget, row.cost_per_day, row.cost_this_month].map(Number);
      if (budget === undefined || perDay === undefined || month === undefined) return false;
      const values: Record<string, number> = {
        budget,
        cost: fact.side === 'to' ? month : perDay,
        projection: month + perDay * daysLeft(fact.window?.to ?? ''),
        budget_use: perDay / budget,
      };
      return isWritten(fact, values[fact.measure] ?? null);
    });
}

/** Lists: a count is the number of rows, anything else stands in the row of its subject. */
function fromList(fact: Fact, rows: readonly Row[], subject: Mention | undefined): boolean {
  if (fact.measure === 'items') return Number(fact.value) === rows.length;
  const named = rows.filter((row) =>
    [row.name, row.title, row.kind, row.account].includes(subject?.name ?? null),
  );
  // The ledger names an entry without an action by its kind, in words.
  const concerned =
    named.length > 0 ? named : rows.filter((row) => row.kind?.replaceAll('_', ' ') === subject?.name);
  return concerned.some((row) => Object.values(row).includes(fact.value));
}

/**
 * Whether a figure follows from the rows that stand behind it. Computed anew here, from the measures' definitions: nothing
 * of the product takes part. The days of a window follow from the figure's own query.
 */
export function tracesToRows(fact: Fact, { columns, rows }: FactRows, subject: Mention | undefined): boolean {
  const table = rows.map((cells) =>
    Object.fromEntries(columns.map(({ key }, at) => [key, cells[at] ?? null])),
  );
  if (fact.measure === 'window_from') return fact.value === fact.window?.from;
  if (fact.measure === 'window_to') return fact.value === fact.window?.to;
  switch (fact.query.tool) {
    case 'metrics':
      return fromMetrics(fact, table, subject);
    case 'compare':
      return fromCompare(fact, table, subject);
    case 'pacing':
      return fromPacing(fact, table, subject);
    default:
      return fromList(fact, table, subject);
  }
}
