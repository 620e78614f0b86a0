import { keyOf, uniform } from '../world/hash.js';

type Schema = Record<string, unknown>;

function record(value: unknown): Schema {
  return value !== null && typeof value === 'object' && !Array.isArray(value) ? (value as Schema) : {};
}

function resolve(schema: Schema, root: Schema): Schema {
  const { $ref: ref } = schema;
  if (typeof ref !== 'string') return schema;
  let found: unknown = root;
  for (const part of ref.replace(/^#\/?/, '').split('/').filter(Boolean)) found = record(found)[part];
  return record(found);
}

function number(schema: Schema, seed: string, whole: boolean): number {
  const low = typeof schema.minimum === 'number' ? schema.minimum : 0;
  const high = typeof schema.maximum === 'number' ? schema.maximum : low + 10;
  const value = low + (high - low) * uniform(keyOf(seed), 1);
  return whole ? Math.round(value) : Number(value.toFixed(2));
}

/** A value that fits a JSON schema, the same for the same schema and seed. Knows what structured outputs allow. */
export function fill(given: unknown, seed: string, root: Schema = record(given)): unknown {
  const schema = resolve(record(given), root);
  if (schema.const !== undefined) return schema.const;
  if (Array.isArray(schema.enum))
    return schema.enum[Math.floor(uniform(keyOf(seed), 2) * schema.enum.length)];
  for (const key of ['anyOf', 'oneOf', 'allOf']) {
    const options = schema[key];
    if (Array.isArray(options) && options.length > 0) return fill(options[0], seed, root);
  }
  const type = Array.isArray(schema.type) ? schema.type[0] : schema.type;
  switch (type) {
    case 'object':
      return Object.fromEntries(
        Object.entries(record(schema.properties)).map(([name, inner]) => [
          name,
          fill(inner, `${seed}/${name}`, root),
        ]),
      );
    case 'array': {
      const count = typeof schema.minItems === 'number' ? schema.minItems : 1;
      return Array.from({ length: count }, (_, index) => fill(schema.items, `${seed}/${index}`, root));
    }
    case 'integer':
    case 'number':
      return number(schema, seed, type === 'integer');
    case 'boolean':
      return uniform(keyOf(seed), 3) < 0.5;
    case 'null':
      return null;
    default:
      return `sandbox ${seed.split('/').at(-1) ?? 'text'}`;
  }
}
