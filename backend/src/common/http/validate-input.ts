import type { EndpointSpec, FieldError } from '@adwright/contracts';
import type { z } from 'zod';
import { AppError } from '../app-error.js';

interface RawInput {
  readonly params: unknown;
  readonly query: unknown;
  readonly body?: unknown;
}

/** A path such as `batches.0.name`; the whole body is called `body`. */
function fieldName(part: string, path: readonly PropertyKey[]): string {
  return path.length === 0 ? part : path.map(String).join('.');
}

/** PostgreSQL cannot store a NUL character in text, and no person types one. */
function nulFaults(value: unknown, path: readonly string[] = []): FieldError[] {
  if (typeof value === 'string')
    return value.includes('\0') ? [{ field: path.join('.'), message: 'text without NUL characters' }] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, member]) => nulFaults(member, [...path, key]));
}

function check(part: string, schema: z.ZodType | undefined, raw: unknown, faults: FieldError[]): unknown {
  if (!schema) return undefined;
  const parsed = schema.safeParse(raw);
  if (parsed.success) {
    faults.push(...nulFaults(parsed.data));
    return parsed.data;
  }
  faults.push(
    ...parsed.error.issues.map((issue) => ({ field: fieldName(part, issue.path), message: issue.message })),
  );
  return undefined;
}

/**
 * Checks a request against its contract.
 * @throws AppError `invalid_input` naming every faulty field and what would be accepted.
 */
export function validateInput(
  spec: EndpointSpec,
  raw: RawInput,
): { params: unknown; query: unknown; body: unknown } {
  const faults: FieldError[] = [];
  const input = {
    params: check('path', spec.params, raw.params, faults),
    query: check('query', spec.query, raw.query, faults),
    body: check('body', spec.body, raw.body ?? (spec.bodyType === 'multipart' ? {} : undefined), faults),
  };
  // An id that no row can have is simply not there.
  if (faults.length === 1 && faults[0]?.field === 'id' && spec.params) {
    throw new AppError('not_found', 'Nothing with this id is visible to you.');
  }
  if (faults.length > 0) {
    const named = faults.map((fault) => `${fault.field}: ${fault.message}`).join('; ');
    throw new AppError('invalid_input', `Some fields were not accepted: ${named}`, { errors: faults });
  }
  return input;
}
