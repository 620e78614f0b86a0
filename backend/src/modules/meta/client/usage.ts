import { z } from 'zod';
import type { CallSignal } from '../../../platforms/call-gate.js';

const figures = z.looseObject({});
const businessUse = z.record(
  z.string(),
  z.array(
    z.object({
      type: z.string().default('ads'),
      call_count: z.number().default(0),
      total_cputime: z.number().default(0),
      total_time: z.number().default(0),
      /** Minutes. */
      estimated_time_to_regain_access: z.number().default(0),
    }),
  ),
);
const accountUse = z.object({
  acc_id_util_pct: z.number().default(0),
  /** Seconds. */
  reset_time_duration: z.number().default(0),
});

export interface MetaUsage {
  /** The app's allowance, which all accounts of the connection share. */
  readonly connection: readonly CallSignal[];
  readonly account: readonly CallSignal[];
}

function parsed<T>(header: unknown, schema: z.ZodType<T>): T | null {
  if (typeof header !== 'string') return null;
  try {
    return schema.parse(JSON.parse(header));
  } catch (error) {
    // A header is advice: one that cannot be read must not fail the call it came with.
    if (error instanceof SyntaxError || error instanceof z.ZodError) return null;
    throw error;
  }
}

function highest(values: readonly unknown[]): number {
  return Math.max(0, ...values.filter((value) => typeof value === 'number'));
}

/** The longest wait that the signals ask for, milliseconds. */
export function longestRegain(signals: readonly CallSignal[]): number {
  return highest(signals.map((signal) => signal.regainAfterMs));
}

/** The app's and the insights' throttle of all accounts together. */
function ofConnection(headers: Record<string, unknown>): CallSignal[] {
  const app = parsed(headers['x-app-usage'], figures);
  const insights = parsed(headers['x-fb-ads-insights-throttle'], figures);
  return [
    ...(app ? [{ name: 'X-App-Usage', percent: highest(Object.values(app)), regainAfterMs: 0 }] : []),
    ...(insights
      ? [
          {
            name: 'x-fb-ads-insights-throttle (app)',
            percent: highest([insights.app_id_util_pct]),
            regainAfterMs: 0,
          },
        ]
      : []),
  ];
}

/** Each kind of business use, the account's own header, and the insights' throttle of the account. */
function ofAccount(headers: Record<string, unknown>): CallSignal[] {
  const business = parsed(headers['x-business-use-case-usage'], businessUse);
  const account = parsed(headers['x-ad-account-usage'], accountUse);
  const insights = parsed(headers['x-fb-ads-insights-throttle'], figures);
  const cases = Object.values(business ?? {}).flat();
  return [
    ...cases.map((one) => ({
      name: `X-Business-Use-Case-Usage: ${one.type}`,
      percent: highest([one.call_count, one.total_cputime, one.total_time]),
      regainAfterMs: one.estimated_time_to_regain_access * 60_000,
    })),
    ...(account
      ? [
          {
            name: 'X-Ad-Account-Usage',
            percent: account.acc_id_util_pct,
            regainAfterMs: account.acc_id_util_pct >= 100 ? account.reset_time_duration * 1000 : 0,
          },
        ]
      : []),
    ...(insights
      ? [
          {
            name: 'x-fb-ads-insights-throttle (account)',
            percent: highest([insights.acc_id_util_pct]),
            regainAfterMs: 0,
          },
        ]
      : []),
  ];
}

/** What Meta's usage headers say (PLATFORMS.md B4), each by itself. @param headers names in lower case. */
export function usageIn(headers: Record<string, unknown>): MetaUsage {
  return { connection: ofConnection(headers), account: ofAccount(headers) };
}
