import {
  PlatformError,
  type PlatformErrorDetail,
  type PlatformErrorKind,
} from '../../platforms/platform-error.js';
import type { AdsError, ErrorReply } from './wire.js';

/** PLATFORMS.md A4, category by category; `*` stands for every other value of the category. */
const kinds: Record<string, Record<string, PlatformErrorKind>> = {
  quotaError: { '*': 'rate_limited', ACCESS_PROHIBITED: 'permission_denied' },
  internalError: { '*': 'transient', ERROR_CODE_NOT_PUBLISHED: 'rejected' },
  databaseError: { '*': 'transient', REQUEST_TOO_LARGE: 'rejected' },
  authenticationError: {
    '*': 'auth_expired',
    NOT_ADS_USER: 'permission_denied',
    CUSTOMER_NOT_FOUND: 'permission_denied',
    TWO_STEP_VERIFICATION_NOT_ENROLLED: 'permission_denied',
    ADVANCED_PROTECTION_NOT_ENROLLED: 'permission_denied',
  },
  authorizationError: { '*': 'permission_denied' },
  notAllowlistedError: { '*': 'permission_denied' },
  mutateError: { '*': 'rejected', RESOURCE_NOT_FOUND: 'not_found' },
  requestError: { '*': 'rejected', RATE_EXCEEDED: 'rate_limited' },
};

const kindsByHttp: Record<number, PlatformErrorKind> = {
  401: 'auth_expired',
  403: 'permission_denied',
  404: 'not_found',
  408: 'transient',
  409: 'transient',
  429: 'rate_limited',
};

/** The vendor gave no pause with a limit: long enough for the per-minute windows. */
const DEFAULT_RETRY_MS = 30_000;

/** `"8962s"` or `"0.5s"` to milliseconds; null when it is no duration. */
export function durationMs(text: string | undefined): number | null {
  const match = /^(\d+(?:\.\d+)?)s$/.exec(text ?? '');
  return match ? Math.ceil(Number(match[1]) * 1000) : null;
}

function codeOf(error: AdsError | undefined): [category: string, value: string] | null {
  const [first] = Object.entries(error?.errorCode ?? {});
  return first ?? null;
}

function kindOf(code: [string, string] | null, status: number): PlatformErrorKind {
  const category = code ? kinds[code[0]] : undefined;
  const named = code && category ? (category[code[1]] ?? category['*']) : undefined;
  if (named) return named;
  if (status >= 500) return 'transient';
  return kindsByHttp[status] ?? 'rejected';
}

/** `operations[0].create.name` from the vendor's path elements. */
function fieldOf(error: AdsError | undefined): string | null {
  const path = (error?.location?.fieldPathElements ?? []).map((part) =>
    part.index === undefined ? (part.fieldName ?? '') : `${part.fieldName ?? ''}[${part.index}]`,
  );
  return path.length === 0 ? null : path.join('.');
}

function limits(
  error: AdsError | undefined,
  retryInfo: string | undefined,
): Pick<PlatformErrorDetail, 'retryAfterMs' | 'scope'> {
  const quota = error?.details?.quotaErrorDetails;
  return {
    retryAfterMs: durationMs(quota?.retryDelay) ?? durationMs(retryInfo) ?? DEFAULT_RETRY_MS,
    // DEVELOPER quota is the project's: nothing of this connection may go on.
    scope: quota?.rateScope === 'ACCOUNT' ? 'account' : 'connection',
  };
}

/**
 * A refusal in Google's words as a PlatformError.
 * @param body what came with `status`: an object, or an array of one as `searchStream` sends it.
 * @param write a write whose reply is a server fault may have been carried out: `outcome_unknown`.
 */
export function toPlatformError(status: number, body: unknown, write: boolean): PlatformError {
  const reply = (Array.isArray(body) ? body[0] : body) as ErrorReply | null | undefined;
  const error = typeof reply === 'object' ? reply?.error : undefined;
  const details = error?.details ?? [];
  const failure = details.find((detail) => detail.errors !== undefined);
  const first = failure?.errors?.[0];
  const code = codeOf(first);
  const kind = kindOf(code, status);
  const unknown = write && (status >= 500 || code?.[0] === 'internalError');
  const vendorCode = code ? `${code[0]}.${code[1]}` : (error?.status ?? `HTTP_${status}`);
  const message = first?.message ?? error?.message ?? `Google Ads answered with status ${status}`;
  const retryInfo = details.find((detail) => detail.retryDelay !== undefined)?.retryDelay;
  return new PlatformError(unknown ? 'outcome_unknown' : kind, `Google Ads: ${vendorCode}: ${message}`, {
    vendorCode,
    userMessage: message,
    traceId: failure?.requestId ?? null,
    field: fieldOf(first),
    refusals: (failure?.errors ?? []).map((one) => ({
      field: fieldOf(one),
      message: one.message ?? vendorCode,
    })),
    ...(kind === 'rate_limited' ? limits(first, retryInfo) : {}),
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
  return new PlatformError(kind, `Google Ads gave no answer (${code})`, {
    vendorCode: code,
    userMessage: null,
    cause: error,
  });
}

/** Replies of the token endpoint (RFC 6749 5.2): `invalid_grant` means that the person must connect again. */
export function toOAuthError(status: number, body: unknown): PlatformError {
  const reply = (typeof body === 'object' && body !== null ? body : {}) as {
    error?: string;
    error_description?: string;
  };
  const code = typeof reply.error === 'string' ? reply.error : `HTTP_${status}`;
  const kind: PlatformErrorKind =
    code === 'invalid_grant'
      ? 'auth_expired'
      : status >= 500
        ? 'transient'
        : status === 429
          ? 'rate_limited'
          : 'rejected';
  return new PlatformError(kind, `Google sign-in: ${code}`, {
    vendorCode: `oauth.${code}`,
    userMessage: reply.error_description ?? null,
    ...(kind === 'rate_limited' ? { retryAfterMs: DEFAULT_RETRY_MS, scope: 'connection' as const } : {}),
  });
}
