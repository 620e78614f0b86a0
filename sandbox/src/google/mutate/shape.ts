import { badJson } from '../plain.js';

/** What JSON a field of a request may hold. Only fields named here are accepted, as the vendor does. */
export type Shape =
  | { kind: 'string' | 'int64' | 'double' | 'bool' | 'any' }
  | { kind: 'enum'; values: readonly string[] }
  | { kind: 'message'; fields: Readonly<Record<string, Shape>> }
  | { kind: 'list'; of: Shape };

export const S: Shape = { kind: 'string' };
export const I: Shape = { kind: 'int64' };
export const D: Shape = { kind: 'double' };
export const B: Shape = { kind: 'bool' };
export const ANY: Shape = { kind: 'any' };
export const E = (...values: string[]): Shape => ({
  kind: 'enum',
  values: ['UNSPECIFIED', 'UNKNOWN', ...values],
});
export const M = (fields: Record<string, Shape>): Shape => ({ kind: 'message', fields });
export const L = (of: Shape): Shape => ({ kind: 'list', of });

function invalid(path: string, type: string, value: unknown): never {
  throw badJson(path, `Invalid value at '${path}' (${type}), ${JSON.stringify(value)}`);
}

/** Refuses JSON that does not fit, with the vendor's BadRequest. `path` is the field's place in the request. */
export function checkShape(value: unknown, shape: Shape, path: string): void {
  switch (shape.kind) {
    case 'any':
      return;
    case 'string':
      if (typeof value !== 'string') invalid(path, 'TYPE_STRING', value);
      return;
    case 'bool':
      if (typeof value !== 'boolean') invalid(path, 'TYPE_BOOL', value);
      return;
    case 'double':
      if (typeof value !== 'number') invalid(path, 'TYPE_DOUBLE', value);
      return;
    case 'int64': {
      const text = typeof value === 'number' ? String(value) : value;
      if (typeof text !== 'string' || !/^-?\d{1,19}$/.test(text)) invalid(path, 'TYPE_INT64', value);
      return;
    }
    case 'enum':
      if (typeof value !== 'string' || !shape.values.includes(value)) invalid(path, 'TYPE_ENUM', value);
      return;
    case 'list':
      if (!Array.isArray(value)) invalid(path, 'TYPE_LIST', value);
      for (const [index, item] of value.entries()) checkShape(item, shape.of, `${path}[${index}]`);
      return;
    case 'message':
      if (value === null || typeof value !== 'object' || Array.isArray(value))
        invalid(path, 'TYPE_MESSAGE', value);
      for (const [key, inner] of Object.entries(value)) {
        const field = shape.fields[key];
        if (!field) {
          throw badJson(
            path,
            `Invalid JSON payload received. Unknown name "${key}" at '${path}': Cannot find field.`,
          );
        }
        checkShape(inner, field, `${path}.${key}`);
      }
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
