import {
  PlatformError,
  type PlatformErrorDetail,
  type PlatformErrorKind,
} from '../../platforms/platform-error.js';
import type { GraphError } from './wire.js';

type Scope = NonNullable<PlatformErrorDetail['scope']>;
interface Meaning {
  readonly kind: PlatformErrorKind;
  readonly scope?: Scope;
  readonly waitMs?: number;
}

const HOUR_MS = 3_600_000;
const limit = (scope: Scope | null, waitMs?: number): Meaning => ({
  kind: 'rate_limited',
  ...(scope === null ? {} : { scope }),
  ...(waitMs === undefined ? {} : { waitMs }),
});

/** PLATFORMS.md B4, by code. Meta throttles with HTTP 400, so the status says nothing. */
const byCode: Record<number, Meaning> = {
  1: { kind: 'transient' },
  2: { kind: 'transient' },
  3: { kind: 'permission_denied' },
  4: limit('connection'),
  10: { kind: 'permission_denied' },
  17: limit('connection'),
  32: limit('connection'),
  100: { kind: 'rejected' },
  102: { kind: 'auth_expired' },
  190: { kind: 'auth_expired' },
  341: limit('connection', HOUR_MS),
  368: { kind: 'permission_denied' },
  613: limit('account'),
  803: { kind: 'not_found' },
  960: { kind: 'transient' },
};

const bySubcode: Record<string, Meaning> = {
  // The object does not exist or is not ours to see: Meta does not say which.
  '100/33': { kind: 'not_found' },
  // More than four budget changes of one ad set in an hour: nothing else has to wait.
  '613/1487632': limit(null, HOUR_MS),
};

/** A limit without a time in the headers. */
const DEFAULT_WAIT_MS = 60_000;

function meaningOf(code: number, subcode: number, status: number): Meaning {
  const known = bySubcode[`${code}/${subcode}`] ?? byCode[code];
  if (known) return known;
  // Business use case limits: 80000 insights to 80014 catalogue.
  if (code >= 80_000 && code <= 80_014) return limit('account');
  if (code >= 200 && code <= 299) return { kind: 'permission_denied' };
  if (status >= 500) return { kind: 'transient' };
  if (status === 429) return limit('connection');
  return { kind: status === 401 ? 'auth_expired' : 'rejected' };
}

/** Vendor codes by which Meta says that a report is too large to be made at once (PLATFORMS.md B2). */
const tooMuchData = new Set(['100/1504018', '2/1504038', '1/1504044', '1', '1/99']);

/** True when the answer is to ask for less, or asynchronously. Code 1 is Meta's "please reduce" as well as "unknown". */
export function asksForLess(error: unknown): boolean {
  return error instanceof PlatformError && tooMuchData.has(error.detail.vendorCode);
}

/** `190/463`, or `190` without a subcode. */
function vendorCode(error: GraphError | undefined, status: number): string {
  if (error?.code === undefined) return `HTTP_${status}`;
  return error.error_subcode === undefined ? `${error.code}` : `${error.code}/${error.error_subcode}`;
}

/**
 * A refusal in Meta's words as a PlatformError.
 * @param waitMs what the usage headers said, 0 when nothing.
 * @param write a write whose reply is a server fault may have been carried out: `outcome_unknown`.
 */
export function toPlatformError(
  status: number,
  body: unknown,
  write: boolean,
  waitMs: number,
): PlatformError {
  const error =
    typeof body === 'object' && body !== null && 'error' in body ? (body.error as GraphError) : undefined;
  const code = vendorCode(error, status);
  const meaning = meaningOf(error?.code ?? 0, error?.error_subcode ?? 0, status);
  const unknown = write && (status >= 500 || meaning.kind === 'transient');
  const message = error?.message ?? `Meta answered with status ${status}`;
  return new PlatformError(unknown ? 'outcome_unknown' : meaning.kind, `Meta: ${code}: ${message}`, {
    vendorCode: code,
    userMessage: error?.error_user_msg ?? error?.message ?? null,
    traceId: error?.fbtrace_id ?? null,
    field: null,
    ...(meaning.kind === 'rate_limited'
      ? {
          retryAfterMs: Math.max(waitMs, meaning.waitMs ?? (waitMs === 0 ? DEFAULT_WAIT_MS : 0)),
          ...(meaning.scope ? { scope: meaning.scope } : {}),
        }
      : {}),
  });
}

/** System errors of a connection that was never made: nothing can have been sent. */
const neverSent = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ERR_INVALID_URL',
]);

/** No answer came at all. A write that may have left us is `outcome_unknown`. */
export function noAnswer(error: unknown, write: boolean): PlatformError {
  const code =
    typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string'
      ? error.code
      : 'NO_ANSWER';
  const kind = write && !neverSent.has(code) ? 'outcome_unknown' : 'transient';
  return new PlatformError(kind, `Meta gave no answer (${code})`, {
    vendorCode: code,
    userMessage: null,
    cause: error,
  });
}
