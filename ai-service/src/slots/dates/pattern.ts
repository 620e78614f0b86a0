import type { Doubt, ReadContext } from '../reading.js';

export interface DateRead {
  readonly day: string;
  readonly doubt?: Doubt;
  readonly others?: readonly string[];
}

export interface DatePattern {
  readonly form: RegExp;
  /** @param groups the match's named groups; null when it is no day after all. */
  readonly read: (groups: Readonly<Record<string, string | undefined>>, ctx: ReadContext) => DateRead | null;
}

/** A pattern over folded text that neither begins nor ends within a word or number. */
export function form(source: string): RegExp {
  return new RegExp(`(?<![a-z0-9])(?:${source})(?![a-z]|\\d)`, 'g');
}

/** 1 for the first of the alternatives that is `text`, and so on; 0 for none. */
export function indexIn(alternatives: readonly string[], text: string): number {
  return alternatives.findIndex((words) => new RegExp(`^(?:${words})$`).test(text)) + 1;
}

/** Two digits are of this century, unless that is far ahead. */
export function yearOf(text: string, today: string): number {
  if (text.length === 4) return Number(text);
  const year = Number(today.slice(0, 2)) * 100 + Number(text.replace("'", ''));
  return year > Number(today.slice(0, 4)) + 20 ? year - 100 : year;
}

/** "next X" or "X prochain". */
export function both(around: { readonly before: string; readonly after: string }, core: string): string {
  const before = around.before === '' ? [] : [`(?:${around.before}) (?:${core})`];
  const after = around.after === '' ? [] : [`(?:(?:la|le|el) )?(?:${core}) (?:${around.after})`];
  return [...before, ...after].join('|');
}
