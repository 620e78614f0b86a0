import type { Context } from '../http/context.js';
import type { FaultKind } from '../http/faults.js';
import { expiredToken, revokedToken } from './access.js';
import { GraphError, invalid } from './errors.js';
import { exhaustedUsage } from './usage.js';
import { budgetAtBothLevels, budgetRateLimit } from './write/budget.js';

/** What a call comes to that is served but not answered. */
export class NoReply {
  constructor(readonly how: 'dropped' | 'silent') {}
}

/** What is about to be served: faults differ for reads, reports and writes. */
export interface Aim {
  account: string;
  write: boolean;
  insights: boolean;
  /** Structure lists and reports: requests that can be told to ask for less. */
  bulky: boolean;
}

export function tooMuchData(): GraphError {
  return invalid('Please reduce the time range or the level, or use an asynchronous report.', {
    subcode: 1504018,
    title: 'Your request timed out',
  });
}

/** Faults that strike before a call is served. Throws the vendor's error, or waits when the fault is slowness. */
export async function strikeBefore(context: Context, aim: Aim): Promise<void> {
  const { account } = aim;
  const take = (kind: FaultKind) => context.faults.take(account, kind, aim.write ? 'write' : 'read');
  const slow = take('slow');
  if (slow) await new Promise((resolve) => setTimeout(resolve, slow.delayMs ?? 5_000));
  if (take('expired_token') || take('meta_190_463')) {
    throw expiredToken(Date.now());
  }
  if (take('revoked_token')) throw revokedToken();
  if (take('permission_denied')) {
    throw new GraphError(10, '(#10) Application does not have permission for this action', { status: 403 });
  }
  const limit = take('rate_limited');
  if (limit?.scope === 'DEVELOPER') {
    throw new GraphError(4, '(#4) Application request limit reached', {
      subcode: 1504022,
      transient: true,
      headers: { 'x-app-usage': '{"call_count":100,"total_time":41,"total_cputime":38}' },
    });
  }
  if (limit) {
    throw new GraphError(17, '(#17) User request limit reached', {
      subcode: 2446079,
      headers: { 'x-ad-account-usage': '{"acc_id_util_pct":100,"reset_time_duration":300}' },
    });
  }
  const busy = take('meta_80004');
  if (busy) {
    throw exhaustedUsage(
      context.runtime,
      account,
      aim.insights,
      Math.ceil((busy.retryAfterSeconds ?? 300) / 60),
    );
  }
  if (take('transient_error')) {
    throw new GraphError(2, 'An unexpected error has occurred. Please retry your request later.', {
      status: 500,
      transient: true,
    });
  }
  if (aim.write && take('meta_613_1487632')) throw budgetRateLimit();
  if (aim.write && take('meta_1885621')) throw budgetAtBothLevels();
  if (aim.bulky && take('meta_reduce_data')) {
    throw new GraphError(1, "Please reduce the amount of data you're asking for, then retry your request", {
      status: 500,
    });
  }
  if (aim.insights && !aim.write && take('meta_too_much_data')) throw tooMuchData();
}

/**
 * Faults that strike after a write was applied: an error, a connection that dies without a reply, or one that stays open and
 * never gets any.
 */
export function strikeAfter(context: Context, account: string): NoReply | null {
  if (context.faults.take(account, 'error_after_write')) {
    throw new GraphError(1, 'An unknown error occurred', { status: 500 });
  }
  if (context.faults.take(account, 'drop_after_write')) return new NoReply('dropped');
  return context.faults.take(account, 'silent_after_write') ? new NoReply('silent') : null;
}
