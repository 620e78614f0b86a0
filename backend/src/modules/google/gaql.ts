import { PlatformError } from '../../platforms/platform-error.js';

const digits = /^\d{1,20}$/;

function noId(): PlatformError {
  return new PlatformError('not_found', 'a Google Ads id consists of digits', {
    vendorCode: 'adwright.not_an_id',
    userMessage: 'Google Ads has nothing with this id.',
  });
}

/**
 * Everything that is put into a query or a URL as an id passes here, so that nothing but digits can reach either.
 * @throws PlatformError `not_found` for anything else: no entity can have such an id.
 */
export function id(value: string): string {
  if (!digits.test(value)) throw noId();
  return value;
}

/** Splits ids such as `adGroupId~criterionId`. @throws PlatformError `not_found` when the text is not `count` ids. */
export function ids(value: string, count: number): string[] {
  const parts = value.split('~');
  if (parts.length !== count) throw noId();
  return parts.map(id);
}

/** A quoted GAQL string; backslash escapes quotes and itself (GAQL grammar). */
export function text(value: string): string {
  return `'${value.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
}

/** A quoted LIKE pattern that finds `part` anywhere; `[`, `]`, `%` and `_` are put in brackets to stand for themselves. */
export function containing(part: string): string {
  return text(`%${part.replace(/[[\]%_]/g, (special) => `[${special}]`)}%`);
}

const dayPattern = /^\d{4}-\d{2}-\d{2}$/;

/** @throws RangeError when `value` is no calendar day. */
export function day(value: string): string {
  if (!dayPattern.test(value)) throw new RangeError('a day is written YYYY-MM-DD');
  return `'${value}'`;
}

/** Builds `SELECT a, b FROM x [WHERE ...]`. */
export function select(fields: readonly string[], from: string, rest = ''): string {
  return `SELECT ${fields.join(', ')} FROM ${from}${rest === '' ? '' : ` ${rest}`}`;
}
