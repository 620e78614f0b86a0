import type { Prepared } from './prepare.js';
import type { Question, ReadOptions } from './types.js';

const NAMED_LEVELS: readonly string[] = ['campaign', 'ad_group', 'ad'];

/** Everything the file does not say and no answer covers yet, asked at once. */
export function openQuestions(prepared: Prepared, options: ReadOptions): Question[] {
  const questions: Question[] = [];
  const { roles, numbers, currency, order, plan } = prepared;
  if (roles.conflict) {
    questions.push({
      field: 'mapping',
      options: roles.conflict.headers.map((header) => JSON.stringify({ [header]: roles.conflict?.role })),
      reason: `Several columns could be ${roles.conflict.role}; their values differ. Which one counts?`,
    });
  }
  if (!prepared.platform) {
    questions.push({
      field: 'platform',
      options: ['meta', 'google'],
      reason: 'Nothing in the file tells whether it comes from Meta Ads or Google Ads.',
    });
  }
  if (prepared.levelOpen) {
    questions.push({
      field: 'level',
      options: NAMED_LEVELS,
      reason: 'The rows have a name, but not of what.',
    });
  }
  if (numbers.question) questions.push(numbers.question);
  if (currency.question) questions.push(currency.question);
  if (order?.kind === 'ask' && options.dateOrder !== 'dmy' && options.dateOrder !== 'mdy') {
    questions.push({ field: 'dateOrder', options: ['dmy', 'mdy'], reason: order.reason });
  }
  if (prepared.zoned && !options.timeZone) {
    questions.push({
      field: 'timeZone',
      options: [],
      reason:
        'The dates are instants with an offset; the account’s time zone (such as Europe/Berlin) decides their day.',
    });
  }
  if (plan.kind === 'file' && !prepared.period) questions.push(...periodQuestions(options));
  if (plan.kind === 'parts' && !plan.year && !firstDayOf(prepared, options)) {
    questions.push({
      field: 'periodStart',
      options: [],
      reason:
        'The dates have no year. On which day (YYYY-MM-DD) does the file start? (`year` will do as well.)',
    });
  }
  return questions;
}

function periodQuestions(options: ReadOptions): Question[] {
  const ask = (field: 'periodStart' | 'periodEnd', which: string): Question => ({
    field,
    options: [],
    reason:
      `The file has no day column, so its rows cover a period: which is its ${which} day (YYYY-MM-DD)? ` +
      'An export with a day column would give daily figures.',
  });
  return [
    ...(options.periodStart ? [] : [ask('periodStart', 'first')]),
    ...(options.periodEnd ? [] : [ask('periodEnd', 'last')]),
  ];
}

/** The day that gives dates without a year their year. */
export function firstDayOf(prepared: Prepared, options: ReadOptions): string | null {
  if (options.periodStart) return options.periodStart;
  return options.year ? `${options.year}-01-01` : (prepared.period?.start ?? null);
}
