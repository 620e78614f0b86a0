import { z } from 'zod';
import {
  campaignBlueprintSchema,
  genderSchema,
  keywordTextSchema,
  languageCodeSchema,
  targetAreaSchema,
} from '../change.js';
import { adPlatformSchema, currencySchema, dateSchema, idSchema, timeZoneSchema } from '../common.js';
import { microsSchema } from '../money.js';

/** Where a value of a draft is from. Only `said` and `edited` are a person's own words or hand. */
export const slotSourceSchema = z.enum(['said', 'assumed', 'edited', 'proposed']);
export type SlotSource = z.infer<typeof slotSourceSchema>;

const words = (longest: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(longest)
    .refine((text) => !/[\p{Cc}\p{Surrogate}]/u.test(text), 'no control characters');

export const budgetSlotSchema = z.object({
  micros: microsSchema.refine((text) => !text.startsWith('-'), 'not negative'),
  currency: currencySchema,
  /** What the amount is for; platforms are given a daily budget that follows from it. */
  period: z.enum(['day', 'week', 'month', 'total']),
});
export type BudgetSlot = z.infer<typeof budgetSlotSchema>;

export const draftPlaceSchema = z.object({
  kind: z.enum(['country', 'region', 'city']),
  /** As people write it; for a country its name in the person's language. */
  name: words(120),
  country: z.string().regex(/^[A-Z]{2}$/),
  /** The region of a city, where its name alone would leave open which one is meant. */
  region: words(120).optional(),
});
export type DraftPlace = z.infer<typeof draftPlaceSchema>;

/** Longer texts than a platform shows can be kept while somebody works on them; `draftFaults` names them. */
export const adTextsSchema = z.object({
  headlines: z.array(words(255)).max(15),
  descriptions: z.array(words(2000)).max(4),
});
export type AdTexts = z.infer<typeof adTextsSchema>;

export const agesSchema = z.object({
  min: z.number().int().min(13).max(65).nullable(),
  max: z.number().int().min(13).max(65).nullable(),
});

/** What each slot of a draft holds. */
export const draftValues = {
  platforms: z.array(adPlatformSchema).min(1).max(2),
  /** At most one account of each platform. */
  accounts: z.array(idSchema).min(1).max(2),
  business: words(120),
  offer: words(200),
  objective: campaignBlueprintSchema.shape.objective,
  budget: budgetSlotSchema,
  /** Percent of the budget for Google when both platforms are planned; the rest is Meta's. */
  googleShare: z.number().int().min(5).max(95),
  places: z.array(draftPlaceSchema).min(1).max(25),
  /** `now` = from the day it is switched on. */
  startDate: z.union([dateSchema, z.literal('now')]),
  endDate: z.union([dateSchema, z.literal('none')]),
  gender: genderSchema,
  ages: agesSchema,
  languages: z.array(languageCodeSchema).max(10),
  landingPage: z.url({ protocol: /^https?$/, hostname: z.regexes.domain }).max(2000),
  keywords: z.array(keywordTextSchema).max(200),
  negatives: z.array(keywordTextSchema).max(200),
  googleTexts: adTextsSchema,
  metaTexts: adTextsSchema,
  name: words(180),
} as const;
export const draftValuesSchema = z.object(draftValues);
export type DraftValues = z.infer<typeof draftValuesSchema>;
export type SlotName = keyof DraftValues;
export const slotNames = Object.keys(draftValues) as SlotName[];
export const slotNameSchema = z.enum(slotNames as [SlotName, ...SlotName[]]);

/** Slots that move money or decide where and when it moves: each is repeated to the person and confirmed by them. */
export const criticalSlots = ['accounts', 'budget', 'places', 'startDate', 'endDate'] as const;
export const criticalSlotSchema = z.enum(criticalSlots);
export type CriticalSlot = z.infer<typeof criticalSlotSchema>;

/** A slot as it stands; `value` null = not known yet. `confirmed` means something for critical slots only. */
export interface Slot<T> {
  readonly value: T | null;
  readonly source: SlotSource | null;
  readonly confirmed: boolean;
}

const slot = <T extends z.ZodType>(value: T) =>
  z.object({ value: value.nullable(), source: slotSourceSchema.nullable(), confirmed: z.boolean() });

const v = draftValues;
export const draftSlotsSchema = z.object({
  platforms: slot(v.platforms),
  accounts: slot(v.accounts),
  business: slot(v.business),
  offer: slot(v.offer),
  objective: slot(v.objective),
  budget: slot(v.budget),
  googleShare: slot(v.googleShare),
  places: slot(v.places),
  startDate: slot(v.startDate),
  endDate: slot(v.endDate),
  gender: slot(v.gender),
  ages: slot(v.ages),
  languages: slot(v.languages),
  landingPage: slot(v.landingPage),
  keywords: slot(v.keywords),
  negatives: slot(v.negatives),
  googleTexts: slot(v.googleTexts),
  metaTexts: slot(v.metaTexts),
  name: slot(v.name),
});
export type DraftSlots = z.infer<typeof draftSlotsSchema>;

/** Where the conversation about a draft stands: what was last asked, and what the next "yes" would confirm. */
export const dialogueSchema = z.object({
  asked: z.array(slotNameSchema).max(6),
  confirming: z.array(criticalSlotSchema).max(5),
  language: z.enum(['en', 'de', 'fr', 'es']).nullable(),
  /** An amount that was heard but is no budget yet, since its period or currency is still asked for. */
  amount: z
    .object({
      micros: microsSchema.nullable(),
      currency: currencySchema.nullable(),
      period: budgetSlotSchema.shape.period.nullable(),
    })
    .nullable(),
});
export type Dialogue = z.infer<typeof dialogueSchema>;

/** What a platform says of one place of the draft that is smaller than a country. */
export const placeFindingSchema = z.object({
  place: draftPlaceSchema,
  /** The one place that is meant; null when there is none, or when it is open which one. */
  area: targetAreaSchema.nullable(),
  /** Regions with a place of this name, when it is open which one is meant. */
  regions: z.array(words(120)).max(10),
});
export type PlaceFinding = z.infer<typeof placeFindingSchema>;

export const draftBodySchema = z.object({
  slots: draftSlotsSchema,
  dialogue: dialogueSchema,
  /** Written by the backend from look-ups alone: what anyone else sends is not kept. */
  findings: z.partialRecord(adPlatformSchema, z.array(placeFindingSchema).max(25)).optional(),
});
export type DraftBody = z.infer<typeof draftBodySchema>;

export const EMPTY_DRAFT: DraftBody = {
  slots: draftSlotsSchema.parse(
    Object.fromEntries(slotNames.map((name) => [name, { value: null, source: null, confirmed: false }])),
  ),
  dialogue: { asked: [], confirming: [], language: null, amount: null },
};

/** An account a campaign can be planned for, as the draft's editor and the builder are told of it. */
export const draftAccountSchema = z.object({
  id: idSchema,
  platform: adPlatformSchema,
  /** The platform's own id. */
  externalId: z.string(),
  name: z.string(),
  clientId: idSchema,
  clientName: z.string(),
  currency: currencySchema,
  timeZone: timeZoneSchema,
  /** The account-local day. */
  today: dateSchema,
  /** False for a read-only source: nothing can be created there. */
  canCreate: z.boolean(),
});
export type DraftAccount = z.infer<typeof draftAccountSchema>;

/** The critical slots nobody has confirmed yet. */
export function unconfirmedSlots(slots: DraftSlots): CriticalSlot[] {
  return criticalSlots.filter((name) => !slots[name].confirmed || slots[name].value === null);
}

function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/**
 * `after` with no confirmation that nobody can have given: what is new since `before` was never shown to the person, so
 * their "yes" cannot have meant it.
 */
export function withoutUnseenConfirmations(before: DraftSlots, after: DraftSlots): DraftSlots {
  const unseen = criticalSlots
    .filter((name) => after[name].confirmed && !same(before[name].value, after[name].value))
    .map((name) => [name, { ...after[name], confirmed: false }] as const);
  return { ...after, ...Object.fromEntries(unseen) };
}
