import type { Response } from 'express';
import type { Context } from '../http/context.js';
import type { FaultKind } from '../http/faults.js';
import { unauthenticated } from './access.js';
import { ads } from './errors.js';

/** Faults that strike before a request is served. Throws the vendor's error, or waits when the fault is slowness. */
export async function strikeBefore(context: Context, account: string, isWrite: boolean): Promise<void> {
  const take = (kind: FaultKind) => context.faults.take(account, kind, isWrite ? 'write' : 'read');
  const slow = take('slow');
  if (slow) await new Promise((resolve) => setTimeout(resolve, slow.delayMs ?? 5_000));
  if (take('expired_token')) {
    throw unauthenticated('OAUTH_TOKEN_EXPIRED', 'The OAuth access token has expired.');
  }
  if (take('revoked_token')) {
    throw unauthenticated('OAUTH_TOKEN_REVOKED', 'The OAuth access token was revoked.');
  }
  if (take('permission_denied')) {
    throw ads(
      403,
      'authorizationError',
      'CUSTOMER_NOT_ENABLED',
      "The customer can't be used because it isn't enabled.",
    );
  }
  const limit = take('rate_limited');
  if (limit) {
    const scope = limit.scope ?? 'ACCOUNT';
    const seconds = limit.retryAfterSeconds ?? 30;
    throw ads(
      429,
      'quotaError',
      scope === 'ACCOUNT' ? 'RESOURCE_TEMPORARILY_EXHAUSTED' : 'RESOURCE_EXHAUSTED',
      `Too many requests. Retry in ${seconds} seconds.`,
      {
        details: {
          quotaErrorDetails: {
            rateScope: scope,
            rateName:
              scope === 'ACCOUNT'
                ? 'Requests per service per minute'
                : 'Number of operations for basic access',
            retryDelay: `${seconds}s`,
          },
        },
      },
    );
  }
  if (take('transient_error')) {
    throw ads(500, 'internalError', 'TRANSIENT_ERROR', 'A transient internal error has occurred.');
  }
  if (isWrite && take('concurrent_modification')) {
    throw ads(
      400,
      'databaseError',
      'CONCURRENT_MODIFICATION',
      'Multiple requests were attempting to modify the same resource at once. Retry the request.',
    );
  }
}

/**
 * Faults that strike after a write was applied: an error, a connection that dies without a reply, or one that stays open and
 * never gets any.
 */
export function strikeAfter(context: Context, account: string, res: Response): 'no reply' | 'go on' {
  if (context.faults.take(account, 'error_after_write')) {
    throw ads(500, 'internalError', 'INTERNAL_ERROR', 'An internal error has occurred.');
  }
  if (context.faults.take(account, 'drop_after_write')) {
    res.socket?.destroy();
    return 'no reply';
  }
  return context.faults.take(account, 'silent_after_write') ? 'no reply' : 'go on';
}
