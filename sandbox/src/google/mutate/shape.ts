import { badJson } from '../plain.js';

/** What JSON a field of a request may hold. Only fields named here are accepted, as the vendor does. */
export type Shape =
  | { kind: 'string' | 'int64' | 'double' | 'bool' | 'any' }
  | { kind: 'enum'; numbers: Readonly<Record<string, number>> }
  | { kind: 'message'; fields: Readonly<Record<string, Shape>> }
  | { kind: 'list'; of: Shape };

export const S: Shape = { kind: 'string' };
export const I: Shape = { kind: 'int64' };
export const D: Shape = { kind: 'double' };
export const B: Shape = { kind: 'bool' };
export const ANY: Shape = { kind: 'any' };
/** An enum with its numbers on the wire, besides the two that every enum has. */
export const E = (numbers: Readonly<Record<string, number>>): Shape => ({
  kind: 'enum',
  numbers: { UNSPECIFIED: 0, UNKNOWN: 1, ...numbers },
});
export const M = (fields: Record<string, Shape>): Shape => ({ kind: 'message', fields });
export const L = (of: Shape): Shape => ({ kind: 'list', of });

function invalid(path: string, type: string, value: unknown): never {
  throw badJson(path, `Invalid value at '${path}' (${type}), ${JSON.stringify(value)}`);
}

/** Protobuf's JSON takes an enum value by name or by number; a number that this version has no name for is unknown to it. */
function enumName(value: unknown, numbers: Readonly<Record<string, number>>): string | undefined {
  if (typeof value === 'string') return Object.hasOwn(numbers, value) ? value : undefined;
  return Object.keys(numbers).find((name) => numbers[name] === value);
}

/**
 * JSON as the handlers see it: enum values by name, whichever way they came. Refuses what does not fit, with the vendor's
 * BadRequest.
 * @param path the field's place in the request.
 */
export function readShape(value: unknown, shape: Shape, path: string): unknown {
  switch (shape.kind) {
    case 'any':
      return value;
    case 'string':
      if (typeof value !== 'string') invalid(path, 'TYPE_STRING', value);
      return value;
    case 'bool':
      if (typeof value !== 'boolean') invalid(path, 'TYPE_BOOL', value);
      return value;
    case 'double':
      if (typeof value !== 'number') invalid(path, 'TYPE_DOUBLE', value);
      return value;
    case 'int64': {
      const text = typeof value === 'number' ? String(value) : value;
      if (typeof text !== 'string' || !/^-?\d{1,19}$/.test(text)) invalid(path, 'TYPE_INT64', value);
      return value;
    }
    case 'enum':
      return enumName(value, shape.numbers) ?? invalid(path, 'TYPE_ENUM', value);
    case 'list':
      if (!Array.isArray(value)) invalid(path, 'TYPE_LIST', value);
      return value.map((item, index) => readShape(item, shape.of, `${path}[${index}]`));
    case 'message':
      if (value === null || typeof value !== 'object' || Array.isArray(value))
        invalid(path, 'TYPE_MESSAGE', value);
      return Object.fromEntries(
        Object.entries(value).map(([key, inner]) => {
          const field = shape.fields[key];
          if (!field) {
            throw badJson(
              path,
              `Invalid JSON payload received. Unknown name "${key}" at '${path}': Cannot find field.`,
            );
          }
          return [key, readShape(inner, field, `${path}.${key}`)];
        }),
      );
  }
}

/** Whether a mask path (camelCase or snake_case) names a field of a message. */
export function knownPath(shape: Shape, path: string): boolean {
  let here: Shape | undefined = shape;
  for (const part of path.split('.')) {
    if (here?.kind === 'any') return true;
    here = here?.kind === 'message' ? here.fields[part] : undefined;
  }
  return here !== undefined;
}
