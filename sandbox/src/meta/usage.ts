import type { Runtime } from '../store/runtime.js';
import type { AccountState } from '../world/state.js';
import { GraphError } from './errors.js';

const HOUR_MS = 3_600_000;
const SLOT_MS = 60_000;
/** Calls of an app in an hour before code 4. */
const APP_QUOTA = 200_000;

export type UsageKind = 'ads_management' | 'ads_insights';

/** Quotas of one hour; the defaults are those of full access. */
export interface Limits {
  tier: 'development_access' | 'standard_access';
  /** Overrides the tier's quota per hour and account; null = the tier's. */
  adsManagement: number | null;
  insights: number | null;
}

const QUOTA: Record<Limits['tier'], Record<UsageKind, [base: number, perAd: number]>> = {
  development_access: { ads_management: [300, 40], ads_insights: [600, 400] },
  standard_access: { ads_management: [100_000, 40], ads_insights: [190_000, 400] },
};

/** Counts calls over a sliding hour of real time, and says so in the vendor's headers. */
export class Usage {
  limits: Limits = { tier: 'standard_access', adsManagement: null, insights: null };
  private readonly slots = new Map<string, Map<number, number>>();

  constructor(private readonly clock: () => number = Date.now) {}

  reset(): void {
    this.slots.clear();
  }

  count(key: string): void {
    const slots = this.slots.get(key) ?? new Map<number, number>();
    this.slots.set(key, slots);
    const slot = Math.floor(this.clock() / SLOT_MS);
    slots.set(slot, (slots.get(slot) ?? 0) + 1);
  }

  private used(key: string): number {
    const slots = this.slots.get(key);
    if (!slots) return 0;
    const oldest = Math.floor((this.clock() - HOUR_MS) / SLOT_MS);
    let sum = 0;
    for (const [slot, calls] of slots) {
      if (slot <= oldest) slots.delete(slot);
      else sum += calls;
    }
    return sum;
  }

  private quota(state: AccountState, kind: UsageKind): number {
    const own = kind === 'ads_management' ? this.limits.adsManagement : this.limits.insights;
    if (own !== null) return own;
    const [base, perAd] = QUOTA[this.limits.tier][kind];
    return base + perAd * state.tables.ad.size;
  }

  private percent(state: AccountState, kind: UsageKind): number {
    return (100 * this.used(`${state.account.id}/${kind}`)) / Math.max(1, this.quota(state, kind));
  }

  /** Minutes until the oldest minute of calls leaves the hour. */
  private regain(state: AccountState, kind: UsageKind): number {
    const slots = this.slots.get(`${state.account.id}/${kind}`);
    const first = Math.min(...(slots?.keys() ?? []), Number.POSITIVE_INFINITY);
    if (!Number.isFinite(first)) return 1;
    return Math.max(1, Math.ceil((first * SLOT_MS + HOUR_MS + SLOT_MS - this.clock()) / SLOT_MS));
  }

  /** Counts one call against an account. Throws 80004 or 80000 when its hour is used up. */
  charge(state: AccountState, kind: UsageKind): void {
    if (this.percent(state, kind) >= 100) {
      throw limitError(kind === 'ads_insights', this.headers(state, kind, this.regain(state, kind)));
    }
    this.count(`${state.account.id}/${kind}`);
  }

  appHeader(): string {
    const percent = Math.min(100, Math.floor((100 * this.used('app')) / APP_QUOTA));
    return JSON.stringify({ call_count: percent, total_time: percent, total_cputime: percent });
  }

  /** The usage headers of a reply about one account. */
  headers(state: AccountState, kind: UsageKind, regainMinutes = 0): Record<string, string> {
    const percent = Math.min(100, this.percent(state, kind));
    return usageHeaders(state, kind, percent, regainMinutes, this.limits.tier, this.appHeader());
  }
}

function usageHeaders(
  state: AccountState,
  kind: UsageKind,
  percent: number,
  regainMinutes: number,
  tier: Limits['tier'],
  app: string,
): Record<string, string> {
  const whole = Math.floor(percent);
  const exact = Number(percent.toFixed(2));
  const business = String(state.account.extra.business_id ?? state.account.id);
  return {
    'x-app-usage': app,
    'x-business-use-case-usage': JSON.stringify({
      [business]: [
        {
          type: kind,
          call_count: whole,
          total_cputime: Math.floor(whole * 0.6),
          total_time: Math.floor(whole * 0.8),
          estimated_time_to_regain_access: regainMinutes,
          ads_api_access_tier: tier,
        },
      ],
    }),
    'x-ad-account-usage': JSON.stringify({
      acc_id_util_pct: exact,
      reset_time_duration: regainMinutes * 60,
      ads_api_access_tier: tier,
    }),
    ...(kind === 'ads_insights'
      ? {
          'x-fb-ads-insights-throttle': JSON.stringify({
            app_id_util_pct: 0,
            acc_id_util_pct: exact,
            ads_api_access_tier: tier,
          }),
        }
      : {}),
  };
}

function limitError(insights: boolean, headers: Record<string, string>): GraphError {
  return new GraphError(
    insights ? 80000 : 80004,
    `(#${insights ? 80000 : 80004}) There have been too many calls to this ad-account. Wait a bit and try again.`,
    { subcode: 2446079, headers },
  );
}

/** The limit error with every header at 100, whatever was really called. */
export function exhaustedUsage(
  runtime: Runtime,
  account: string,
  insights: boolean,
  minutes: number,
): GraphError {
  const state = runtime.world.find(account);
  const kind = insights ? 'ads_insights' : 'ads_management';
  const app = '{"call_count":28,"total_time":25,"total_cputime":25}';
  const headers = state ? usageHeaders(state, kind, 100, minutes, 'development_access', app) : {};
  return limitError(insights, headers);
}
