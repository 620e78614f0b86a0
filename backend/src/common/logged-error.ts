import { type SerializedError, stdSerializers } from 'pino';

/** Deeper than any error of ours is nested. */
const DEEPEST = 6;
/** What an HTTP client hangs on its errors: headers, parameters and bodies, secrets among them. */
const EXCHANGE = new Set(['config', 'request', 'response']);

function scrubbed(value: unknown, depth: number): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (value instanceof Error) {
    const code = 'code' in value ? value.code : undefined;
    return { type: value.name, message: value.message, ...(typeof code === 'string' ? { code } : {}) };
  }
  if (depth === DEEPEST) return '[deeper]';
  if (Array.isArray(value)) return value.map((item) => scrubbed(item, depth + 1));
  // Dates and the like print themselves.
  if ('toJSON' in value && typeof value.toJSON === 'function') return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => !EXCHANGE.has(key))
      .map(([key, item]) => [key, scrubbed(item, depth + 1)]),
  );
}

/**
 * An error as the log keeps it: type, message, stack and plain details. Errors inside are named, not written out, and no
 * error brings the request along that failed: an access token in a header must never reach the log.
 */
export function loggedError(error: unknown): unknown {
  if (!(error instanceof Error)) return scrubbed(error, 0);
  const plain: SerializedError = stdSerializers.err(error);
  const { raw: _, ...own } = plain;
  return scrubbed({ ...own, type: plain.type, message: plain.message, stack: plain.stack }, 0);
}
