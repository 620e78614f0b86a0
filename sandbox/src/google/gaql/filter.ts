import { ads } from '../errors.js';
import type { Field, RowContext } from '../rows/context.js';
import { FIELDS } from './catalog.js';
import type { Condition } from './parse.js';

function mismatch(condition: Condition): never {
  throw ads(
    400,
    'queryError',
    'OPERATOR_FIELD_MISMATCH',
    `Error in query: operator ${condition.operator} cannot be used on ${condition.field}.`,
  );
}

/** LIKE: `%` is any text, `_` one character; `[%]`, `[_]`, `[[]`, `[]]` are the characters themselves. */
function pattern(like: string): RegExp {
  const source = like.replace(
    /\[(.)\]|([%_])|([\s\S])/g,
    (_, quoted?: string, wild?: string, plain?: string) => {
      if (wild) return wild === '%' ? '[\\s\\S]*' : '[\\s\\S]';
      return (quoted ?? plain ?? '').replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
    },
  );
  return new RegExp(`^${source}$`, 'i');
}

function expressionOf(condition: Condition): RegExp {
  const [text = ''] = condition.values;
  if (condition.operator.includes('LIKE')) return pattern(text);
  try {
    return new RegExp(`^(?:${text})$`, 's');
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw ads(
      400,
      'queryError',
      'INVALID_STRING_VALUE',
      `Error in query: '${text}' is not a regular expression.`,
    );
  }
}

/** Turns a literal into the type its field is compared in. Throws `queryError` for values that cannot be. */
function literal(condition: Condition, field: Field, value: string): string | number {
  if (field.kind === 'int64' || field.kind === 'double') {
    const number = Number(value);
    if (value === '' || Number.isNaN(number)) {
      throw ads(
        400,
        'queryError',
        'BAD_NUMBER',
        `Error in query: '${value}' is not a number (${condition.field}).`,
      );
    }
    return number;
  }
  if (field.kind === 'bool') {
    const text = value.toUpperCase();
    if (text !== 'TRUE' && text !== 'FALSE') {
      throw ads(
        400,
        'queryError',
        'BAD_VALUE',
        `Error in query: '${value}' is not TRUE or FALSE (${condition.field}).`,
      );
    }
    return text;
  }
  if (field.kind === 'enum' && field.values && !field.values.includes(value)) {
    throw ads(
      400,
      'queryError',
      'BAD_ENUM_CONSTANT',
      `Error in query: invalid enum value cannot be included in WHERE clause: '${value}'.`,
    );
  }
  return value;
}

function comparable(field: Field, value: unknown): string | number | null {
  if (value === undefined || value === null || value === '') return null;
  if (field.kind === 'int64' || field.kind === 'double') return Number(value);
  if (field.kind === 'bool') return value ? 'TRUE' : 'FALSE';
  return String(value);
}

/** Compiles one condition to a test of a row. */
export function compile(condition: Condition): (row: RowContext) => boolean {
  const field = FIELDS[condition.field];
  if (!field) throw new Error(`field ${condition.field} was not checked`);
  const { operator } = condition;
  if (field.kind === 'message') mismatch(condition);
  const read = (row: RowContext) => comparable(field, field.get(row));
  if (operator === 'IS NULL') return (row) => read(row) === null;
  if (operator === 'IS NOT NULL') return (row) => read(row) !== null;
  if (operator.includes('LIKE') || operator.includes('REGEXP')) {
    if (field.kind !== 'string') mismatch(condition);
    const expression = expressionOf(condition);
    const negated = operator.startsWith('NOT');
    return (row) => expression.test(String(read(row) ?? '')) !== negated;
  }
  const values = condition.values.map((value) => literal(condition, field, value));
  const [first = '', second = ''] = values;
  if (operator.startsWith('CONTAINS')) {
    return (row) => {
      const held = field.get(row);
      const list = Array.isArray(held) ? held.map(String) : [];
      const hits = values.filter((value) => list.includes(String(value))).length;
      if (operator === 'CONTAINS ANY') return hits > 0;
      return operator === 'CONTAINS ALL' ? hits === values.length : hits === 0;
    };
  }
  const ordered = field.kind === 'int64' || field.kind === 'double' || field.kind === 'date';
  switch (operator) {
    case '=':
      return (row) => read(row) === first;
    case '!=':
      return (row) => read(row) !== first;
    case 'IN':
      return (row) => values.includes(read(row) ?? '\u0000');
    case 'NOT IN':
      return (row) => !values.includes(read(row) ?? '\u0000');
    case 'BETWEEN':
      if (!ordered) mismatch(condition);
      return (row) => within(read(row), first, second);
    case '<':
    case '<=':
    case '>':
    case '>=':
      if (!ordered) mismatch(condition);
      return (row) => compare(read(row), operator, first);
    default:
      return mismatch(condition);
  }
}

function within(value: string | number | null, low: string | number, high: string | number): boolean {
  return value !== null && value >= low && value <= high;
}

function compare(value: string | number | null, operator: string, than: string | number): boolean {
  if (value === null) return false;
  if (operator === '<') return value < than;
  if (operator === '<=') return value <= than;
  return operator === '>' ? value > than : value >= than;
}
