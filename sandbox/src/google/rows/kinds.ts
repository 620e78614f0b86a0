import type { Field, FieldKind, RowContext } from './context.js';

type Get = (row: RowContext) => unknown;

function kind(name: FieldKind): (get: Get) => Field {
  return (get) => ({ kind: name, get });
}

export const text = kind('string');
export const int64 = kind('int64');
export const double = kind('double');
export const bool = kind('bool');
export const date = kind('date');
export const message = kind('message');

/** An enum field with the constants a filter may name. */
export function choice(values: readonly string[], get: Get): Field {
  return { kind: 'enum', get, values: ['UNSPECIFIED', 'UNKNOWN', ...values] };
}

/** A value kept in an entity's extra attributes, by a path of keys. */
export function extra(entity: { extra: Record<string, unknown> } | undefined, ...path: string[]): unknown {
  let value: unknown = entity?.extra;
  for (const key of path) {
    if (value === null || typeof value !== 'object') return undefined;
    value = (value as Record<string, unknown>)[key];
  }
  return value;
}

export const STATUSES = ['ENABLED', 'PAUSED', 'REMOVED'] as const;
export const MATCH_TYPES = ['EXACT', 'PHRASE', 'BROAD'] as const;
