import type { AccountState } from '../world/state.js';
import { parameter } from './errors.js';
import type { Node, View } from './nodes/node.js';
import type { Params } from './params.js';
import { instant } from './time.js';

export const OPERATORS = [
  'EQUAL',
  'NOT_EQUAL',
  'GREATER_THAN',
  'GREATER_THAN_OR_EQUAL',
  'LESS_THAN',
  'LESS_THAN_OR_EQUAL',
  'IN',
  'NOT_IN',
  'CONTAIN',
  'NOT_CONTAIN',
  'IN_RANGE',
] as const;

/** One element of `filtering`. */
export interface Filter {
  field: string;
  operator: (typeof OPERATORS)[number];
  value: unknown;
}

/** Reads the `filtering` parameter. Throws code 100 for elements without field, operator or value. */
export function filtersOf(params: Params): Filter[] {
  return (params.list('filtering') ?? []).map((item, index) => {
    const { field, operator, value } = (item ?? {}) as Record<string, unknown>;
    if (typeof field !== 'string' || value === undefined) {
      throw parameter(`filtering[${index}] must have a field, an operator and a value`);
    }
    const found = OPERATORS.find((known) => known === operator);
    if (!found) {
      throw parameter(
        `filtering[${index}][operator] must be one of the following values: ${OPERATORS.join(', ')}`,
      );
    }
    return { field, operator: found, value };
  });
}

function comparable(state: AccountState, field: string, value: unknown): number | string {
  if (/_time$/.test(field)) return instant(state, String(value));
  const number = Number(value);
  return value === '' || Number.isNaN(number) || typeof value === 'boolean' ? String(value) : number;
}

/** Whether a value passes a filter. Numbers compare as numbers, times as instants, the rest as text. */
export function passes(state: AccountState, filter: Filter, actual: unknown): boolean {
  const { field, operator, value } = filter;
  const list = Array.isArray(value) ? value : [value];
  const own = comparable(state, field, actual ?? '');
  const first = comparable(state, field, list[0]);
  switch (operator) {
    case 'EQUAL':
      return own === first;
    case 'NOT_EQUAL':
      return own !== first;
    case 'GREATER_THAN':
      return own > first;
    case 'GREATER_THAN_OR_EQUAL':
      return own >= first;
    case 'LESS_THAN':
      return own < first;
    case 'LESS_THAN_OR_EQUAL':
      return own <= first;
    case 'IN':
      return list.some((item) => String(item) === String(actual));
    case 'NOT_IN':
      return !list.some((item) => String(item) === String(actual));
    case 'CONTAIN':
      return String(actual ?? '')
        .toLowerCase()
        .includes(String(list[0]).toLowerCase());
    case 'NOT_CONTAIN':
      return !String(actual ?? '')
        .toLowerCase()
        .includes(String(list[0]).toLowerCase());
    case 'IN_RANGE':
      return own >= first && own <= comparable(state, field, list[1]);
  }
}

/** `campaign.updated_time` on a list of campaigns, or the plain `updated_time`; other prefixes reach the parents. */
export function fieldOf(node: Node, filterField: string, prefix: string, view: View): unknown {
  const [head = '', ...rest] = filterField.split('.');
  const name = rest.join('.');
  if (name === '') return node.field(head, view);
  if (head === prefix) return node.field(name, view);
  if (name === 'id') return node.field(`${head}_id`, view);
  const parent = node.field(head, view);
  if (parent !== null && typeof parent === 'object' && 'field' in parent)
    return (parent as Node).field(name, view);
  throw parameter(`Filtering field ${filterField} is invalid`);
}
