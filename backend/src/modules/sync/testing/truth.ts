import type { TestDatabase } from '../../../../../ops/testing/database.js';
import type { AccountAccess } from '../../../platforms/access.js';
import type { PlatformAdapter } from '../../../platforms/adapter.js';
import type { DateRange, ReportLevel } from '../../../platforms/reporting.port.js';
import { collect, readStructure } from '../../../platforms/testing/contract-subject.js';

const tables = { campaigns: 'campaigns', adGroups: 'ad_groups', ads: 'ads', keywords: 'keywords' } as const;
const settings: Record<keyof typeof tables, string> = {
  campaigns: 'jsonb_build_array(name, status, budget_micros::text, null)',
  adGroups: 'jsonb_build_array(name, status, budget_micros::text, bid_micros::text)',
  ads: 'jsonb_build_array(name, status, null, null)',
  keywords: 'jsonb_build_array(text, status, null, bid_micros::text)',
};

type Settings = readonly [string, string, string | null, string | null];
type Picture = Record<keyof typeof tables, Record<string, Settings>>;

/** What the platform itself says now, in the shape of `storedStructure`. */
export async function trueStructure(adapter: PlatformAdapter, access: AccountAccess): Promise<Picture> {
  if (!adapter.structure) throw new Error('no structure port');
  const { campaigns, adGroups, ads, keywords } = await readStructure(adapter.structure, access);
  const micros = (value: bigint | null | undefined) => value?.toString() ?? null;
  return {
    campaigns: Object.fromEntries(
      campaigns.map((one) => [
        one.externalId,
        [one.name, one.status, micros(one.budget?.amountMicros), null],
      ]),
    ),
    adGroups: Object.fromEntries(
      adGroups.map((one) => [
        one.externalId,
        [one.name, one.status, micros(one.budget?.amountMicros), micros(one.bidMicros)],
      ]),
    ),
    ads: Object.fromEntries(ads.map((one) => [one.externalId, [one.name, one.status, null, null]])),
    keywords: Object.fromEntries(
      keywords.map((one) => [one.externalId, [one.text, one.status, null, micros(one.bidMicros)]]),
    ),
  };
}

/** What we have of an account's structure: name, status, budget and bid by id. */
export async function storedStructure(server: TestDatabase, adAccountId: string): Promise<Picture> {
  const picture = async (level: keyof typeof tables) => {
    const rows = await server.asOwner<{ id: string; is: Settings }>(
      `SELECT external_id AS id, ${settings[level]} AS "is" FROM ${tables[level]} WHERE ad_account_id = $1`,
      [adAccountId],
    );
    return Object.fromEntries(rows.map((row) => [row.id, row.is]));
  };
  return {
    campaigns: await picture('campaigns'),
    adGroups: await picture('adGroups'),
    ads: await picture('ads'),
    keywords: await picture('keywords'),
  };
}

/** Cost and clicks per day of one level, as the platform reports them now. */
export async function trueDays(
  adapter: PlatformAdapter,
  access: AccountAccess,
  level: ReportLevel,
  range: DateRange,
): Promise<Record<string, string>> {
  if (!adapter.reporting) throw new Error('no reporting port');
  const days = new Map<string, { cost: bigint; clicks: number }>();
  for (const row of await collect(adapter.reporting.daily(access, level, range, 'default'))) {
    const day = days.get(row.date) ?? { cost: 0n, clicks: 0 };
    days.set(row.date, { cost: day.cost + (row.costMicros ?? 0n), clicks: day.clicks + (row.clicks ?? 0) });
  }
  return Object.fromEntries([...days].map(([date, { cost, clicks }]) => [date, `${cost} ${clicks}`]));
}

/** The same from our rows. */
export async function storedDays(
  server: TestDatabase,
  adAccountId: string,
  level: ReportLevel,
  range: DateRange,
): Promise<Record<string, string>> {
  const rows = await server.asOwner<{ date: string; is: string }>(
    `SELECT date::text AS date, coalesce(sum(cost_micros), 0)::text || ' ' || coalesce(sum(clicks), 0)::text AS "is"
       FROM metric_daily WHERE ad_account_id = $1 AND level = $2 AND date BETWEEN $3::date AND $4::date GROUP BY 1`,
    [adAccountId, level, range.from, range.to],
  );
  return Object.fromEntries(rows.map((row) => [row.date, row.is]));
}
