import { z } from 'zod';
import { levelSchema } from './common.js';
import { microsSchema } from './money.js';

/** Statuses a person can set; `removed` is only ever read. */
export const statusSchema = z.enum(['enabled', 'paused']);
export const entityStatusSchema = z.enum(['enabled', 'paused', 'removed']);
export type EntityStatus = z.infer<typeof entityStatusSchema>;

export const matchTypeSchema = z.enum(['exact', 'phrase', 'broad']);
export type MatchType = z.infer<typeof matchTypeSchema>;

export const budgetPeriodSchema = z.enum(['daily', 'lifetime']);

/** What a change is aimed at: the platform's own ids, so that a plan can be checked and replayed without our rows. */
export const changeTargetSchema = z.object({
  level: levelSchema,
  externalId: z.string().min(1).max(200),
  name: z.string().max(500),
});
export type ChangeTarget = z.infer<typeof changeTargetSchema>;

export const keywordTextSchema = z.object({
  text: z.string().trim().min(1).max(80),
  matchType: matchTypeSchema,
});

export const genderSchema = z.enum(['all', 'women', 'men']);
export type Gender = z.infer<typeof genderSchema>;

/** ISO 639-1, lower case. */
export const languageCodeSchema = z.string().regex(/^[a-z]{2}$/, 'a two-letter language code such as fr');

/** A city or region by the platform's own id, which only a look-up on that platform gives out. */
export const targetAreaSchema = z.object({
  externalId: z.string().regex(/^\d{1,20}$/),
  kind: z.enum(['city', 'region']),
  name: z.string().trim().min(1).max(120),
  country: z.string().regex(/^[A-Z]{2}$/),
});
export type TargetArea = z.infer<typeof targetAreaSchema>;

const textListSchema = (min: number, max: number, length: number) =>
  z.array(z.string().trim().min(1).max(length)).min(min).max(max);

/** A whole campaign to create, always paused. Budgets in micros of the account's currency. */
export const campaignBlueprintSchema = z
  .object({
    name: z.string().trim().min(1).max(200),
    objective: z.enum(['leads', 'sales', 'traffic', 'awareness', 'engagement']),
    dailyBudgetMicros: microsSchema,
    startDate: z.iso.date().nullable(),
    endDate: z.iso.date().nullable(),
    countries: z.array(z.string().regex(/^[A-Z]{2}$/)).max(25),
    /** Cities and regions; a country that is only reached by an area is not in `countries`. */
    areas: z.array(targetAreaSchema).max(25).default([]),
    gender: genderSchema.default('all'),
    languages: z.array(languageCodeSchema).max(10).default([]),
    ageMin: z.number().int().min(13).max(65).nullable(),
    ageMax: z.number().int().min(13).max(65).nullable(),
    landingPage: z.url(),
    adGroupName: z.string().trim().min(1).max(200),
    keywords: z.array(keywordTextSchema).max(200),
    negativeKeywords: z.array(keywordTextSchema).max(200).default([]),
    maxCpcMicros: microsSchema.nullable(),
    headlines: textListSchema(1, 15, 255),
    descriptions: textListSchema(1, 4, 2000),
  })
  .refine(({ countries, areas }) => countries.length + areas.length > 0, {
    path: ['countries'],
    message: 'at least one place',
  });
export type CampaignBlueprint = z.infer<typeof campaignBlueprintSchema>;

/**
 * Everything that can ever be changed on a platform. Each carries the value it expects to find (`from`) and the value
 * it wants (`to`); a `from` that no longer holds refuses the change.
 */
export const changeSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('set_status'),
    target: changeTargetSchema,
    from: statusSchema,
    to: statusSchema,
  }),
  z.object({
    kind: z.literal('set_budget'),
    target: changeTargetSchema,
    period: budgetPeriodSchema,
    from: microsSchema,
    to: microsSchema,
  }),
  z.object({ kind: z.literal('set_bid'), target: changeTargetSchema, from: microsSchema, to: microsSchema }),
  z.object({
    kind: z.literal('add_negative_keyword'),
    target: changeTargetSchema,
    from: z.null(),
    to: keywordTextSchema,
  }),
  z.object({
    kind: z.literal('remove_negative_keyword'),
    target: changeTargetSchema,
    from: keywordTextSchema,
    to: z.null(),
  }),
  z.object({
    kind: z.literal('create_campaign'),
    target: changeTargetSchema,
    from: z.null(),
    to: campaignBlueprintSchema,
  }),
  z.object({
    kind: z.literal('rename'),
    target: changeTargetSchema,
    from: z.string().max(500),
    to: z.string().trim().min(1).max(500),
  }),
]);
export type Change = z.infer<typeof changeSchema>;
export type ChangeKind = Change['kind'];

/** What an adapter can do, declared as data; callers ask before they plan. */
export const capabilitySchema = z.enum([
  'budget.campaign',
  'budget.ad_group',
  'bid.ad_group',
  'bid.keyword',
  'status.campaign',
  'status.ad_group',
  'status.ad',
  'status.keyword',
  'keyword.negative',
  'rename.campaign',
  'rename.ad_group',
  'rename.ad',
  'campaign.create',
  'search_terms.read',
]);
export type Capability = z.infer<typeof capabilitySchema>;

/** The capability a change needs, or null when no platform could ever do it (an unknown level for its kind). */
export function capabilityFor(change: Pick<Change, 'kind' | 'target'>): Capability | null {
  const byKind: Record<ChangeKind, string> = {
    set_status: `status.${change.target.level}`,
    set_budget: `budget.${change.target.level}`,
    set_bid: `bid.${change.target.level}`,
    add_negative_keyword: 'keyword.negative',
    remove_negative_keyword: 'keyword.negative',
    create_campaign: 'campaign.create',
    rename: `rename.${change.target.level}`,
  };
  const parsed = capabilitySchema.safeParse(byKind[change.kind]);
  return parsed.success ? parsed.data : null;
}

/** The field of the entity that a change writes, as plans and histories name it. */
export function fieldOf(change: Pick<Change, 'kind'>): string {
  const fields: Record<ChangeKind, string> = {
    set_status: 'status',
    set_budget: 'budget',
    set_bid: 'bid',
    add_negative_keyword: 'negative_keyword',
    remove_negative_keyword: 'negative_keyword',
    create_campaign: 'campaign',
    rename: 'name',
  };
  return fields[change.kind];
}
