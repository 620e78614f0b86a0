import type { Context } from '../http/context.js';
import { expiredToken, revokedToken } from './access.js';
import { GraphError, invalid } from './errors.js';
import { exhaustedUsage } from './usage.js';

/** What is about to be served: faults differ for reads, reports and writes. */
export interface Aim {
  account: string;
  write: boolean;
  insights: boolean;
  /** Structure lists and reports: requests that can be told to ask for less. */
  bulky: boolean;
}

export function budgetRateLimit(): GraphError {
  return new GraphError(613, '(#613) Calls to this api have exceeded the rate limit.', {
    subcode: 1487632,
    title: "You've changed this ad set's budget too many times",
    userMessage: 'You can only change the budget of an ad set 4 times an hour. Try again in an hour.',
  });
}

export function tooMuchData(): GraphError {
  return invalid('Please reduce the time range or the level, or use an asynchronous report.', {
    subcode: 1504018,
    title: 'Your request timed out',
  });
}

/** Faults that strike before a call is served. Throws the vendor's error, or waits when the fault is slowness. */
export async function strikeBefore(context: Context, aim: Aim): Promise<void> {
  const { faults } = context;
  const { account } = aim;
  const slow = faults.take(account, 'slow');
  if (slow) await new Promise((resolve) => setTimeout(resolve, slow.delayMs ?? 5_000));
  if (faults.take(account, 'expired_token') || faults.take(account, 'meta_190_463')) {
    throw expiredToken(Date.now());
  }
  if (faults.take(account, 'revoked_token')) throw revokedToken();
  if (faults.take(account, 'permission_denied')) {
    throw new GraphError(10, '(#10) Application does not have permission for this action', { status: 403 });
  }
  const limit = faults.take(account, 'rate_limited');
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
  const busy = faults.take(account, 'meta_80004');
  if (busy) {
    throw exhaustedUsage(
      context.runtime,
      account,
      aim.insights,
      Math.ceil((busy.retryAfterSeconds ?? 300) / 60),
    );
  }
  if (faults.take(account, 'transient_error')) {
    throw new GraphError(2, 'An unexpected error has occurred. Please retry your request later.', {
      status: 500,
      transient: true,
    });
  }
  if (aim.write && faults.take(account, 'meta_613_1487632')) throw budgetRateLimit();
  if (aim.bulky && faults.take(account, 'meta_reduce_data')) {
    throw new GraphError(1, "Please reduce the amount of data you're asking for, then retry your request", {
      status: 500,
    });
  }
  if (aim.insights && !aim.write && faults.take(account, 'meta_too_much_data')) throw tooMuchData();
}

/** Faults that strike after a write was applied: an error, or a connection that dies without a reply. */
export function strikeAfter(context: Context, account: string): 'dropped' | 'go on' {
  if (context.faults.take(account, 'error_after_write')) {
    throw new GraphError(1, 'An unknown error occurred', { status: 500 });
  }
  return context.faults.take(account, 'drop_after_write') ? 'dropped' : 'go on';
}
