import {
  type Action,
  type Change,
  changeSchema,
  jobErrorSchema,
  planSchema,
  platformSchema,
} from '@adwright/contracts';
import { z } from 'zod';
import type { ActionAccount, ActionRow } from './action.repository.js';
import { inverse } from './plan.js';
import type { UndoFacts } from './undo.repository.js';

const stepNames = [
  'approved',
  'queued',
  'checked',
  'intent_recorded',
  'sent',
  'read_back',
  'outcome_recorded',
] as const;

/** The changes of a row, checked: what is sent is what the vocabulary allows, whoever wrote the row. */
export function changesOf(row: Pick<ActionRow, 'changes'>): Change[] {
  return z.array(changeSchema).min(1).parse(row.changes);
}

function undoOf(row: ActionRow, facts: UndoFacts | undefined): Action['undo'] {
  const spentSinceMicros = facts?.spentSince?.toString() ?? null;
  const impossible = (reason: string, blockedBy: string | null = null) => ({
    possible: false,
    reason,
    blockedBy,
    spentSinceMicros,
  });
  if (row.state === 'undone') return impossible('It was undone already.');
  if (row.state !== 'applied') return impossible('Only an applied action can be undone.');
  if (row.origin === 'undo') return impossible('This is an undo itself: approve a new change instead.');
  if (changesOf(row).some((change) => inverse(change) === null)) {
    return impossible('A created campaign is not deleted: pause it, or remove it on the platform.');
  }
  if (facts?.blockedBy)
    return impossible('A later action changed the same value: undo that one first.', facts.blockedBy);
  return { possible: true, reason: null, blockedBy: null, spentSinceMicros };
}

/** An action as the API shows it. */
export function toAction(
  row: ActionRow,
  account: ActionAccount,
  facts: UndoFacts | undefined,
  approvedByName: string | null,
): Action {
  const steps = new Map(row.steps.map((step) => [step.name, step]));
  return {
    id: row.id,
    state: row.state as Action['state'],
    adAccountId: row.adAccountId,
    adAccountName: account.name,
    platform: platformSchema.parse(account.platform),
    origin: row.origin as Action['origin'],
    suggestionId: row.suggestionId,
    undoOfActionId: row.undoOfActionId,
    undoneByActionId: row.undoneByActionId,
    title: row.title,
    plan: planSchema.parse(row.plan),
    steps: stepNames.map((name) => {
      const step = steps.get(name);
      return {
        name,
        state: (step?.state ?? 'waiting') as Action['steps'][number]['state'],
        detail: step?.detail ?? null,
        at: step?.at?.toISOString() ?? null,
      };
    }),
    undo: undoOf(row, facts),
    error: row.error === null ? null : jobErrorSchema.parse(row.error),
    approvedBy: row.approvedBy ? { userId: row.approvedBy, name: approvedByName ?? 'a former member' } : null,
    createdAt: row.createdAt.toISOString(),
    finishedAt: row.finishedAt?.toISOString() ?? null,
  };
}
