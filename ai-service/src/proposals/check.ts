import {
  MODEL_MOST_STEP,
  type ModelMove,
  type ModelRefusal,
  modelMoveSchema,
  type ProposalEntity,
  type Segment,
} from '@adwright/contracts';
import type { WrittenProposal } from '../prompts/model-proposals.js';
import { gated } from '../voice/gated.js';

/** A proposal of a model that may be shown: what it moves, by how much, and its texts as segments. */
export interface CheckedMove {
  readonly entity: ProposalEntity;
  readonly move: ModelMove;
  /** A share of what is there, for amounts; null for all others. */
  readonly step: number | null;
  readonly why: readonly Segment[];
  readonly risk: readonly Segment[];
}

const LEAST_STEP = 0.01;

/**
 * Holds what a model wrote against the sheet, one proposal at a time.
 * @param entities by their `ref`
 * @param seen entities that a proposal before it took, since two about one contradict or repeat each other; this one's is
 *   added when it passes
 */
export function checkMove(
  written: WrittenProposal,
  entities: ReadonlyMap<string, ProposalEntity>,
  seen: Set<string>,
): CheckedMove | ModelRefusal {
  const entity = entities.get(written.entity);
  if (!entity) return 'unknown_entity';
  const move = modelMoveSchema.safeParse(written.change).data;
  if (!move) return 'unknown_change';
  if (!entity.may.includes(move)) return 'not_allowed';
  const step = stepOf(move, written.percent);
  if (step === undefined) return 'step';
  const known = new Set(
    [...entities.values()].flatMap(({ mention, facts }) => [mention, ...facts.map(({ id }) => id)]),
  );
  const why = gated(written.why, known);
  if (why.segments === null) return textRefusal(why.refused);
  const risk = gated(written.risk, known);
  if (risk.segments === null) return textRefusal(risk.refused);
  const own = new Set(entity.facts.map(({ id }) => id));
  if (!why.segments.some((part) => part.type === 'fact' && own.has(part.id))) return 'unfounded';
  if (seen.has(entity.ref)) return 'repeated';
  seen.add(entity.ref);
  return { entity, move, step, why: why.segments, risk: risk.segments };
}

/** Null where the move has no amount; undefined when the amount is not one that may be proposed. */
function stepOf(move: ModelMove, percent: number | null): number | null | undefined {
  if (move === 'pause' || move === 'exclude') return null;
  if (percent === null || !Number.isFinite(percent)) return undefined;
  const step = percent / 100;
  return step >= LEAST_STEP && step <= MODEL_MOST_STEP ? step : undefined;
}

function textRefusal(reason: string): ModelRefusal {
  return reason === 'numeral' || reason === 'link' || reason === 'markup' ? reason : 'reference';
}
