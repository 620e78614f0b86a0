import {
  changeSchema,
  conditionSchema,
  evidenceSchema,
  type FactInForce,
  impactSchema,
  levelSchema,
  platformSchema,
  proposalSchema,
  replaySchema,
  type Suggestion,
  type SuggestionDetail,
  type SuggestionFact,
  suggestionSchema,
} from '@adwright/contracts';
import { z } from 'zod';
import type { Planned } from '../actions/guardrails/business-facts.js';
import type { SuggestionAccount, SuggestionRow } from './suggestion.repository.js';

/** What the judge gave and the row keeps as JSON, checked again on the way out. */
const bodySchema = z.object({
  conditions: z.array(conditionSchema),
  evidence: z.array(evidenceSchema),
  replay: replaySchema,
  risk: z.object({ level: z.enum(['low', 'medium', 'high']), text: z.string() }),
  impact: impactSchema.nullable(),
  manualSteps: z.array(z.string()),
  shapedBy: proposalSchema.shape.shapedBy,
});

const proposedBySchema = suggestionSchema.shape.proposedBy;

export function changeOf(row: Pick<SuggestionRow, 'change'>) {
  return row.change === null ? null : changeSchema.parse(row.change);
}

export function toSuggestion(
  row: SuggestionRow,
  account: SuggestionAccount,
  heldBy: readonly SuggestionFact[],
): Suggestion {
  const body = bodySchema.parse(row.body);
  const change = changeOf(row);
  return {
    id: row.id,
    type: change?.kind ?? 'manual',
    rule: row.rule,
    title: row.title,
    why: row.why,
    status: row.status as Suggestion['status'],
    adAccountId: row.adAccountId,
    adAccountName: account.name,
    clientId: row.clientId,
    platform: platformSchema.parse(account.platform),
    currency: account.currency,
    entity: {
      level: row.level as Suggestion['entity']['level'],
      id: row.entityId,
      externalId: row.entityExternalId,
      name: row.entityName,
    },
    change,
    evidence: body.evidence,
    impact: body.impact,
    risk: body.risk,
    score: row.score,
    applicable: row.applicable,
    asOf: row.asOf.toISOString().slice(0, 10),
    actionId: row.actionId,
    createdAt: row.createdAt.toISOString(),
    decidedAt: row.decidedAt?.toISOString() ?? null,
    snoozedUntil: row.snoozedUntil?.toISOString() ?? null,
    silencedUntil: row.silencedUntil?.toISOString() ?? null,
    rejectReason: row.rejectReason,
    proposedBy: proposedBySchema.parse(row.proposedBy),
    heldBy: [...heldBy],
  };
}

/** @param facts rules in force: what shaped the suggestion is told with the words they have now, or not at all. */
export function toDetail(
  row: SuggestionRow,
  account: SuggestionAccount,
  plan: SuggestionDetail['plan'],
  { heldBy, facts }: { heldBy: readonly SuggestionFact[]; facts: readonly FactInForce[] },
): SuggestionDetail {
  const { conditions, replay, manualSteps, shapedBy } = bodySchema.parse(row.body);
  const shaped = shapedBy.flatMap(({ factId, message }): SuggestionFact[] => {
    const fact = facts.find(({ id }) => id === factId);
    return fact ? [{ factId, text: fact.text, message }] : [];
  });
  return { ...toSuggestion(row, account, heldBy), conditions, replay, manualSteps, shapedBy: shaped, plan };
}

/** What a suggestion would do, as the rules of the business are asked about it; advice without a change counts as well. */
export function plannedOf(row: SuggestionRow, account: SuggestionAccount): Planned {
  const change = changeOf(row);
  const target = {
    level: levelSchema.parse(row.level),
    externalId: row.entityExternalId,
    name: row.entityName,
  };
  const does = byHand.find((word) => word === row.direction) ?? 'other';
  return {
    account,
    intent: change ?? { kind: 'by_hand', does },
    aim: { ...(change?.target ?? target), campaignId: row.campaignId },
  };
}

const byHand = ['pause', 'raise', 'lower', 'exclude'] as const;
