import { z } from 'zod';
import { budgetPeriodSchema, capabilitySchema, entityStatusSchema } from '../change.js';
import {
  currencySchema,
  dateSchema,
  idSchema,
  instantSchema,
  levelSchema,
  platformSchema,
  timeZoneSchema,
} from '../common.js';
import { constraintSchema } from '../knowledge/constraint.js';
import { microsSchema } from '../money.js';

/** One entity of the account as it stands at `asOf`, with the state the judge may reason about. */
export const snapshotEntitySchema = z.object({
  level: levelSchema,
  id: idSchema.nullable(),
  externalId: z.string(),
  name: z.string(),
  /** Index of the parent in `entities`, or null at the top. */
  parent: z.number().int().nonnegative().nullable(),
  status: entityStatusSchema.nullable(),
  budget: z
    .object({
      amountMicros: microsSchema,
      period: budgetPeriodSchema,
      /** Other campaigns that draw on the same budget. */
      sharedWith: z.number().int().nonnegative(),
    })
    .nullable(),
  bidMicros: microsSchema.nullable(),
  /** Reasons the platform itself gives for limited delivery, e.g. `BUDGET_CONSTRAINED`. */
  statusReasons: z.array(z.string()),
  createdOn: dateSchema.nullable(),
  /** Search terms only: the keyword text that matched and whether the term is already a negative. */
  matchedKeyword: z.string().nullable(),
});
export type SnapshotEntity = z.infer<typeof snapshotEntitySchema>;

/**
 * Daily facts of the entities, column by column (parallel arrays, one element a row), sorted by entity and date.
 * `null` is "not reported", never zero.
 */
export const snapshotRowsSchema = z.object({
  entity: z.array(z.number().int().nonnegative()),
  date: z.array(dateSchema),
  impressions: z.array(z.number().int().nullable()),
  clicks: z.array(z.number().int().nullable()),
  /** Micros; numbers here, since one entity's day stays far below 2^53 micros (9 billion units). */
  costMicros: z.array(z.number().int().nullable()),
  conversions: z.array(z.number().nullable()),
  conversionValueMicros: z.array(z.number().int().nullable()),
  reach: z.array(z.number().int().nullable()),
  /** Share of impressions lost to budget, 0 to 1. */
  lostToBudget: z.array(z.number().nullable()),
});
export type SnapshotRows = z.infer<typeof snapshotRowsSchema>;

/** A rule of the business that the judge counts with. */
export const snapshotConstraintSchema = z.object({ factId: idSchema, constraint: constraintSchema });
export type SnapshotConstraint = z.infer<typeof snapshotConstraintSchema>;

/** All the judge sees. Same snapshot, same proposals. */
export const snapshotSchema = z.object({
  accountId: idSchema,
  platform: platformSchema,
  currency: currencySchema,
  timeZone: timeZoneSchema,
  /** The last complete account-local day the facts cover. */
  asOf: dateSchema,
  takenAt: instantSchema,
  /** Days before `asOf` whose conversions may still grow. */
  conversionLagDays: z.number().int().min(0).max(90),
  capabilities: z.array(capabilitySchema),
  /** False for exports: suggestions are then steps to do by hand. */
  writable: z.boolean(),
  entities: z.array(snapshotEntitySchema),
  rows: snapshotRowsSchema,
  /** Past changes of state, for replays: what was known to hold from a day on. */
  history: z.array(
    z.object({
      entity: z.number().int().nonnegative(),
      from: dateSchema,
      status: entityStatusSchema.nullable(),
      budgetMicros: microsSchema.nullable(),
    }),
  ),
  /** Rules of the business in force, oldest first. */
  constraints: z.array(snapshotConstraintSchema).max(500).default([]),
});
export type Snapshot = z.infer<typeof snapshotSchema>;
