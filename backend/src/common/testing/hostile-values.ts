import { randomUUID } from 'node:crypto';
import { z } from 'zod';

type Json = Record<string, unknown>;

/** What a careless or hostile caller puts where something else belongs. */
export const hostileValues: readonly unknown[] = [
  null,
  true,
  -1,
  1e300,
  '',
  "'; DROP TABLE users; --",
  'nul \u0000 inside',
  'half \ud800 a character',
  'x'.repeat(100_000),
  [],
  [[['deep']]],
  {},
  { $ne: null },
];

function text(schema: Json): string {
  if (schema.format === 'uuid') return randomUUID();
  if (schema.format === 'date') return '2026-03-01';
  if (schema.format === 'date-time') return '2026-03-01T00:00:00.000Z';
  if (schema.format === 'email') return `${randomUUID()}@example.test`;
  if (schema.pattern === '^[A-Z]{3}$') return 'EUR';
  return 'example text';
}

/** A value that the JSON schema would take, as far as JSON schema can say; checks of our own may still refuse it. */
function sample(schema: Json): unknown {
  if ('const' in schema) return schema.const;
  if (Array.isArray(schema.enum)) return schema.enum[0];
  const variants = schema.anyOf ?? schema.oneOf ?? schema.allOf;
  if (Array.isArray(variants)) return sample(variants[0] as Json);
  switch (schema.type) {
    case 'string':
      return text(schema);
    case 'integer':
    case 'number':
      return Math.max(Number(schema.minimum ?? 1), 1);
    case 'boolean':
      return true;
    case 'array':
      return [sample((schema.items ?? {}) as Json)];
    case 'object': {
      const members = Object.entries((schema.properties ?? {}) as Record<string, Json>);
      return Object.fromEntries(members.map(([name, member]) => [name, sample(member)]));
    }
    default:
      return 'anything';
  }
}

/** A plausible input for a contract's schema. */
export function sampleOf(schema: z.ZodType | undefined): unknown {
  if (!schema) return undefined;
  return sample(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any', reused: 'inline' }) as Json);
}

/** The sample with one field at a time replaced by each hostile value, and the whole replaced too. */
export function spoiled(schema: z.ZodType | undefined): unknown[] {
  const good = sampleOf(schema);
  if (typeof good !== 'object' || good === null || Array.isArray(good)) return [good, ...hostileValues];
  const fields = Object.keys(good).flatMap((name) =>
    hostileValues.map((value) => ({ ...good, [name]: value })),
  );
  return [good, ...fields, ...hostileValues];
}
