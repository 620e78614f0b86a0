import type { ErrorCode, ImportOptions } from '@adwright/contracts';
import { AppError } from '../../common/app-error.js';
import type { TargetAccount } from './import-accounts.repository.js';
import type { Question, ReadOptions, Refusal } from './reader/index.js';

/** A person's answers as the reader takes them. What the given account already knows need not be asked. */
export function readOptionsOf(options: ImportOptions, account: TargetAccount | null): ReadOptions {
  const currency = options.currency ?? account?.currency;
  const timeZone = options.timeZone ?? account?.timeZone;
  return {
    ...(options.platform === undefined ? {} : { platform: options.platform }),
    ...(options.level === undefined ? {} : { level: options.level }),
    ...(currency === undefined ? {} : { currency }),
    ...(timeZone === undefined ? {} : { timeZone }),
    ...(options.dateOrder === undefined ? {} : { dateOrder: options.dateOrder }),
    ...(options.numberFormat === undefined ? {} : { numberFormat: options.numberFormat }),
    ...(options.periodStart === undefined ? {} : { periodStart: options.periodStart }),
    ...(options.periodEnd === undefined ? {} : { periodEnd: options.periodEnd }),
    ...(options.year === undefined ? {} : { year: options.year }),
    ...(options.exportedAt === undefined ? {} : { exportedAt: options.exportedAt }),
    ...(options.mapping === undefined ? {} : { mapping: options.mapping }),
  };
}

const codes: Partial<Record<Refusal['code'], ErrorCode>> = {
  too_large: 'payload_too_large',
  invalid_option: 'invalid_input',
};

/** Why a file was not read, with the line to blame where there is one. */
export function refused(refusal: Refusal): AppError {
  const code = codes[refusal.code] ?? 'not_an_export';
  const where =
    refusal.line === undefined ? [] : [{ field: `line ${refusal.line}`, message: refusal.message }];
  const [option] = /^(\w+):/.exec(refusal.message)?.slice(1) ?? [];
  const errors =
    refusal.code === 'invalid_option' && option ? [{ field: option, message: refusal.message }] : where;
  const line = refusal.line === undefined ? '' : ` (line ${refusal.line})`;
  return new AppError(
    code,
    `${refusal.message}${refusal.message.includes(`line ${refusal.line}`) ? '' : line} Nothing was imported.`,
    errors.length > 0 ? { errors } : {},
  );
}

const labels: Readonly<Record<string, string>> = {
  meta: 'Meta Ads',
  google: 'Google Ads',
  account: 'The whole account',
  campaign: 'Campaigns',
  ad_group: 'Ad groups or ad sets',
  ad: 'Ads',
  keyword: 'Keywords',
  search_term: 'Search terms',
  dmy: 'Day, month, year',
  mdy: 'Month, day, year',
  ymd: 'Year, month, day',
};

/** What the file leaves open, answered by parameters of the same names. */
export function askFor(questions: readonly Question[]): AppError {
  return new AppError(
    'questions',
    'The file does not say everything that has to be known. Answer the questions and send it again. Nothing was imported.',
    {
      questions: questions.map((question) => ({
        field: question.field,
        reason: question.reason,
        options: question.options.map((value) => ({ value, label: labels[value] ?? value })),
      })),
    },
  );
}
