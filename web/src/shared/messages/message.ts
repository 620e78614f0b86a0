import { en } from './en.js';

type Messages = typeof en;
export type MessageKey = keyof Messages;

/** Names in braces inside a message, as a union: `'{a} of {b}'` -> `'a' | 'b'`. */
type ParamsOf<S extends string> = S extends `${string}{${infer P}}${infer Rest}` ? P | ParamsOf<Rest> : never;
type ParamArgs<S extends string> = [ParamsOf<S>] extends [never]
  ? []
  : [params: Record<ParamsOf<S>, string | number>];

type PluralKey = { [K in MessageKey]: K extends `${infer Base}.other` ? Base : never }[MessageKey];
type PluralArgs<B extends string> = `${B}.other` extends MessageKey
  ? [Exclude<ParamsOf<Messages[`${B}.other`]>, 'count'>] extends [never]
    ? []
    : [params: Record<Exclude<ParamsOf<Messages[`${B}.other`]>, 'count'>, string | number>]
  : never;

const catalogue: Readonly<Record<string, string>> = en;
const pluralRules = new Intl.PluralRules('en');
const countFormat = new Intl.NumberFormat('en');

function fill(text: string, params: Readonly<Record<string, string | number>> | undefined): string {
  if (params === undefined) return text;
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = params[name];
    return value === undefined ? whole : String(value);
  });
}

/** The message of `key` with its `{name}` placeholders filled; both are checked by the compiler. */
export function t<K extends MessageKey>(key: K, ...args: ParamArgs<Messages[K]>): string {
  return fill(catalogue[key] ?? key, args[0]);
}

/** The `.one` or `.other` form of a message; `{count}` is written with grouping. */
export function plural<B extends PluralKey>(base: B, count: number, ...args: PluralArgs<B>): string {
  const form = pluralRules.select(count) === 'one' ? 'one' : 'other';
  const text = catalogue[`${base}.${form}`] ?? catalogue[`${base}.other`] ?? base;
  return fill(text, { ...args[0], count: countFormat.format(count) });
}

/**
 * The label of a value the server named, such as a state or a rule. A value this catalogue does not know yet (a newer
 * server) is shown in readable words rather than hidden.
 */
export function label(group: string, value: string): string {
  return catalogue[`${group}.${value}`] ?? humanise(value);
}

function humanise(value: string): string {
  const spaced = value
    .replace(/[_.-]+/g, ' ')
    .replace(/([a-z])([A-Z])/g, (_pair, before: string, after: string) => `${before} ${after.toLowerCase()}`)
    .trim();
  // Platforms shout their constants.
  const words = spaced === spaced.toUpperCase() ? spaced.toLowerCase() : spaced;
  return words.charAt(0).toUpperCase() + words.slice(1);
}
