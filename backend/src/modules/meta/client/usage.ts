import { z } from 'zod';
import type { CallUsage } from '../../../platforms/call-gate.js';

const figures = z.looseObject({});
const businessUse = z.record(
  z.string(),
  z.array(
    z.object({
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
  readonly connection: CallUsage | null;
  readonly account: CallUsage | null;
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

/** The largest of several usages: the narrowest allowance decides. */
function worst(usages: readonly (CallUsage | null)[]): CallUsage | null {
  const known = usages.filter((usage) => usage !== null);
  if (known.length === 0) return null;
  return {
    percent: highest(known.map((usage) => usage.percent)),
    regainAfterMs: highest(known.map((usage) => usage.regainAfterMs)),
  };
}

/** What Meta's usage headers say (PLATFORMS.md B4). @param headers names in lower case. */
export function usageIn(headers: Record<string, unknown>): MetaUsage {
  const app = parsed(headers['x-app-usage'], figures);
  const business = parsed(headers['x-business-use-case-usage'], businessUse);
  const account = parsed(headers['x-ad-account-usage'], accountUse);
  const insights = parsed(headers['x-fb-ads-insights-throttle'], figures);
  const cases = Object.values(business ?? {}).flat();
  return {
    connection: worst([
      app && { percent: highest(Object.values(app)), regainAfterMs: 0 },
      insights && { percent: highest([insights.app_id_util_pct]), regainAfterMs: 0 },
    ]),
    account: worst([
      ...cases.map((one) => ({
        percent: highest([one.call_count, one.total_cputime, one.total_time]),
        regainAfterMs: one.estimated_time_to_regain_access * 60_000,
      })),
      account && {
        percent: account.acc_id_util_pct,
        regainAfterMs: account.acc_id_util_pct >= 100 ? account.reset_time_duration * 1000 : 0,
      },
      insights && { percent: highest([insights.acc_id_util_pct]), regainAfterMs: 0 },
    ]),
  };
}
