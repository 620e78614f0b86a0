import {
  changeSchema,
  conditionSchema,
  evidenceSchema,
  impactSchema,
  platformSchema,
  replaySchema,
  type Suggestion,
  type SuggestionDetail,
} from '@adwright/contracts';
import { z } from 'zod';
import type { SuggestionAccount, SuggestionRow } from './suggestion.repository.js';

/** What the judge gave and the row keeps as JSON, checked again on the way out. */
const bodySchema = z.object({
  conditions: z.array(conditionSchema),
  evidence: z.array(evidenceSchema),
  replay: replaySchema,
  risk: z.object({ level: z.enum(['low', 'medium', 'high']), text: z.string() }),
  impact: impactSchema.nullable(),
  manualSteps: z.array(z.string()),
});

export function changeOf(row: Pick<SuggestionRow, 'change'>) {
  return row.change === null ? null : changeSchema.parse(row.change);
}

export function toSuggestion(row: SuggestionRow, account: SuggestionAccount): Suggestion {
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
  };
}

export function toDetail(
  row: SuggestionRow,
  account: SuggestionAccount,
  plan: SuggestionDetail['plan'],
): SuggestionDetail {
  const { conditions, replay, manualSteps } = bodySchema.parse(row.body);
  return { ...toSuggestion(row, account), conditions, replay, manualSteps, plan };
}
