import type { ErrorCode, JobError } from '@adwright/contracts';
import { AppError } from '../../common/app-error.js';
import { PlatformError, type PlatformErrorKind } from '../../platforms/platform-error.js';

/** Tries of a run before it is given up. */
export const MOST_TRIES = 3;
/** A run whose worker dies again and again is given up as well. */
export const MOST_CLAIMS = 6;

const FIRST_WAIT_MS = 5_000;
const LONGEST_WAIT_MS = 15 * 60_000;

const codes: Record<PlatformErrorKind, ErrorCode> = {
  rate_limited: 'platform_rate_limited',
  auth_expired: 'platform_auth_expired',
  permission_denied: 'platform_permission_denied',
  rejected: 'platform_rejected',
  not_found: 'platform_not_found',
  transient: 'platform_unavailable',
  outcome_unknown: 'platform_outcome_unknown',
};

const remedies: Partial<Record<PlatformErrorKind, string>> = {
  rate_limited: 'Nothing to do: it is read again when the platform allows it.',
  auth_expired: 'Connect the platform again under Connections.',
  permission_denied:
    'Ask for access to this ad account at the platform, or connect with a login that has it.',
  not_found: 'Check that the ad account still exists at the platform.',
};

export interface SyncFailure {
  readonly error: JobError;
  /** When to try again; null when trying again cannot help or has been tried enough. */
  readonly retryAt: Date | null;
}

/** Reads have no side effect, so what may pass is tried again; what a person has to mend is not. */
export function toFailure(thrown: unknown, attempt: number, now: Date, jitter = Math.random()): SyncFailure {
  const permanent = thrown instanceof AppError || (thrown instanceof PlatformError && !thrown.retryableRead);
  const asked = thrown instanceof PlatformError ? thrown.detail.retryAfterMs : undefined;
  const backoff = FIRST_WAIT_MS * 4 ** (attempt - 1) * (1 + jitter / 2);
  const waitMs = Math.min(Math.max(asked ?? 0, backoff), LONGEST_WAIT_MS);
  const retryAt = permanent || attempt >= MOST_TRIES ? null : new Date(now.getTime() + waitMs);
  return { error: { ...describe(thrown), retryAt: retryAt?.toISOString() ?? null }, retryAt };
}

function describe(thrown: unknown): Omit<JobError, 'retryAt'> {
  if (thrown instanceof PlatformError) {
    return {
      code: codes[thrown.kind],
      message: thrown.detail.userMessage ?? thrown.message,
      vendorCode: thrown.detail.vendorCode,
      traceId: thrown.detail.traceId ?? null,
      remedy: remedies[thrown.kind] ?? null,
    };
  }
  if (thrown instanceof AppError) {
    return { code: thrown.code, message: thrown.userMessage, vendorCode: null, traceId: null, remedy: null };
  }
  return {
    code: 'internal',
    message: 'It failed on our side; what was stored before stays.',
    vendorCode: null,
    traceId: null,
    remedy: 'If it happens again, the log has the details under the run’s correlation id.',
  };
}
