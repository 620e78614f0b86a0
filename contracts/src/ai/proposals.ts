import { z } from 'zod';
import { budgetPeriodSchema, changeTargetSchema } from '../change.js';
import { currencySchema, dateSchema, idSchema, platformSchema } from '../common.js';
import { defineEndpoint } from '../endpoint.js';
import { proposalSchema } from '../judge/proposal.js';
import { microsSchema } from '../money.js';
import { insteadSchema, spendingSchema } from './metering.js';
import { voiceFactSchema } from './voice.js';

/** The rule under which a model's own proposals are kept: part of their fingerprint, like a rule's name. */
export const MODEL_RULE = 'model_proposal';

/** The most a model may move a budget or a bid at once, as a share of what it is. */
export const MODEL_MOST_STEP = 0.2;

/**
 * What a model may propose: a part of the change vocabulary in which nothing is left to its wording. Amounts are a step of
 * what is there, a negative keyword is a search term of the account.
 */
export const modelMoveSchema = z.enum([
  'pause',
  'raise_budget',
  'lower_budget',
  'raise_bid',
  'lower_bid',
  'exclude',
]);
export type ModelMove = z.infer<typeof modelMoveSchema>;

/** One entity that a model may speak of. It is shown under `ref` and by its name; its ids stay with us. */
export const proposalEntitySchema = z.object({
  ref: z.string().regex(/^e\d{1,3}$/),
  target: changeTargetSchema,
  /** Id of the name, for texts. */
  mention: z.string(),
  /** Name of what it belongs to; null at the top. */
  within: z.string().max(500).nullable(),
  budget: z.object({ amountMicros: microsSchema, period: budgetPeriodSchema }).nullable(),
  bidMicros: microsSchema.nullable(),
  /** Search terms: where the term would be excluded. */
  home: changeTargetSchema.nullable(),
  /** What is open to it: within the platform's capabilities, from where it stands, and not advised already. */
  may: z.array(modelMoveSchema),
  /** Figures of the last window (`now.…`) and of the one before it (`before.…`). */
  facts: z.array(voiceFactSchema).max(20),
});
export type ProposalEntity = z.infer<typeof proposalEntitySchema>;

/** All that a model's proposals may rest on. */
export const proposalSheetSchema = z.object({
  platform: platformSchema,
  currency: currencySchema,
  asOf: dateSchema,
  /** The two windows, account-local days, inclusive. */
  now: z.object({ from: dateSchema, to: dateSchema }),
  before: z.object({ from: dateSchema, to: dateSchema }),
  /** Cost of the whole account in the last window. */
  costMicros: microsSchema,
  entities: z.array(proposalEntitySchema).max(100),
  /** Rules of the business in the words of its members. */
  rules: z.array(z.object({ factId: idSchema, text: z.string().max(500) })).max(50),
});
export type ProposalSheet = z.infer<typeof proposalSheetSchema>;

/** Why something that a model proposed is no suggestion. */
export const modelRefusalSchema = z.enum([
  'unknown_entity',
  'unknown_change',
  'not_allowed',
  'step',
  'numeral',
  'link',
  'markup',
  'reference',
  'unfounded',
  'repeated',
  'too_many',
  'snapshot',
]);
export type ModelRefusal = z.infer<typeof modelRefusalSchema>;
export const refusalCountSchema = z.object({
  code: modelRefusalSchema,
  count: z.number().int().positive(),
});

export const modelProposalsSchema = z.object({
  /** Adapter and model; null when none was asked. */
  engine: z.string().nullable(),
  prompt: z.string().nullable(),
  instead: insteadSchema.nullable(),
  /** True when a model was asked and gave nothing that could be read. */
  failed: z.boolean(),
  proposals: z.array(proposalSchema).max(20),
  refused: z.array(refusalCountSchema),
});
export type ModelProposals = z.infer<typeof modelProposalsSchema>;

export const proposeChanges = defineEndpoint({
  method: 'POST',
  path: '/proposals',
  access: 'service',
  tag: 'suggestions',
  status: 200,
  summary: 'Ask the configured model for changes of its own, within the sheet and the vocabulary',
  body: proposalSheetSchema.extend({ spending: spendingSchema }),
  response: modelProposalsSchema,
});
