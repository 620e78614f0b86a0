import { type Constraint, constraintSchema, type KnowledgeFact, namesEntity } from '@adwright/contracts';
import type { FactRow } from './fact.repository.js';
import type { Nameable } from './fact-names.repository.js';

const EXAMPLES = 5;

export function constraintOf({ constraint }: Pick<FactRow, 'constraint'>): Constraint | null {
  return constraint === null ? null : constraintSchema.parse(constraint);
}

/** True for a rule that names entities by their names, so that it may name none. */
export function namesSomething(constraint: Constraint | null): boolean {
  return constraint !== null && 'target' in constraint && constraint.target.kind !== 'account';
}

function named(
  row: FactRow,
  constraint: Constraint | null,
  names: readonly Nameable[],
): KnowledgeFact['named'] {
  if (constraint === null || !('target' in constraint) || !namesSomething(constraint)) return null;
  const { target } = constraint;
  const met = names.filter(
    (place) =>
      (row.clientId === null || row.clientId === place.clientId) &&
      (target.kind !== 'every_campaign' || place.level === 'campaign') &&
      namesEntity(target, place.platform, place, { within: false }),
  );
  return { count: met.length, examples: [...new Set(met.map(({ name }) => name))].slice(0, EXAMPLES) };
}

export function toFact(row: FactRow, names: readonly Nameable[]): KnowledgeFact {
  const constraint = constraintOf(row);
  return {
    id: row.id,
    clientId: row.clientId,
    text: row.text,
    constraint,
    active: row.active,
    reading: {
      state: row.readingState,
      by: row.readBy,
      prompt: row.readPrompt,
      reason: row.unreadReason,
    },
    named: named(row, constraint, names),
    createdAt: row.at.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  };
}
