import type { ProposalEntity, Segment, VoiceFact } from '@adwright/contracts';
import { count, money, percent } from '../judge/text/amounts.js';
import { quoted } from '../judge/text/words.js';

function figure({ unit, value, currency }: VoiceFact): string {
  if (unit === 'micros' && currency !== null) return money(BigInt(value), currency);
  if (unit === 'ratio') return percent(Number(value));
  return unit === 'count' || unit === 'decimal' ? count(Number(value)) : value;
}

/** Segments that passed the gate as text: every figure and name in it is put in by us. */
export function told(segments: readonly Segment[], entities: readonly ProposalEntity[]): string {
  const facts = new Map(entities.flatMap((entity) => entity.facts).map((fact) => [fact.id, fact]));
  const names = new Map(entities.map(({ mention, target }) => [mention, target.name]));
  return segments
    .map((segment) => {
      if (segment.type === 'text') return segment.text;
      const fact = facts.get(segment.id);
      return fact ? figure(fact) : quoted(names.get(segment.id) ?? '');
    })
    .join('')
    .replaceAll(/\s+/g, ' ')
    .trim();
}
