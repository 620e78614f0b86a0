import type { ErrorCode, JobError } from '@adwright/contracts';
import { AppError } from '../common/app-error.js';
import { PlatformError, type PlatformErrorKind } from './platform-error.js';

const codes: Record<PlatformErrorKind, ErrorCode> = {
  rate_limited: 'platform_rate_limited',
  auth_expired: 'platform_auth_expired',
  permission_denied: 'platform_permission_denied',
  rejected: 'platform_rejected',
  not_found: 'platform_not_found',
  transient: 'platform_unavailable',
  outcome_unknown: 'platform_outcome_unknown',
};

const remedies: Record<PlatformErrorKind, string> = {
  rate_limited: 'Wait until the platform allows calls again; it is tried anew by itself.',
  auth_expired: 'Reconnect the account under Connections.',
  permission_denied:
    'Give the connected person or system user access to this account, or connect with more rights.',
  rejected: 'Correct what the platform names, or make the change there.',
  not_found: 'Sync the account: it may have been removed on the platform.',
  transient: 'Try again in a few minutes.',
  outcome_unknown: 'Look at the platform and settle the action by hand.',
};

function sentence(error: PlatformError): string {
  return error.detail.userMessage ?? error.message;
}

/** A platform's error as the API answers it; anything else is passed on unchanged. */
export function asAppError(error: unknown): unknown {
  if (!(error instanceof PlatformError)) return error;
  const { vendorCode, userMessage, traceId, retryAfterMs } = error.detail;
  return new AppError(codes[error.kind], `${sentence(error)} ${remedies[error.kind]}`, {
    cause: error,
    vendor: { code: vendorCode, message: userMessage ?? null, traceId: traceId ?? null },
    ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
  });
}

/** Any failure of a job as its row keeps it: what happened, the vendor's words, what to do. */
export function toJobError(error: unknown, now: Date): JobError {
  if (error instanceof PlatformError) {
    const { vendorCode, traceId, retryAfterMs } = error.detail;
    return {
      code: codes[error.kind],
      message: sentence(error),
      vendorCode,
      traceId: traceId ?? null,
      remedy: remedies[error.kind],
      retryAt: retryAfterMs === undefined ? null : new Date(now.getTime() + retryAfterMs).toISOString(),
    };
  }
  if (error instanceof AppError) {
    return {
      code: error.code,
      message: error.userMessage,
      vendorCode: null,
      traceId: null,
      remedy: null,
      retryAt: null,
    };
  }
  return {
    code: 'internal',
    message: 'Something went wrong on our side; the log has the details.',
    vendorCode: null,
    traceId: null,
    remedy: 'Look into the log by the correlation id.',
    retryAt: null,
  };
}
