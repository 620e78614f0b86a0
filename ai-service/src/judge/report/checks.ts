import type { Condition, Figure, Judgement } from '@adwright/contracts';

export interface Assessment {
  outcome: Judgement['outcome'];
  conditions: Condition[];
}

/** What failing a condition means: the rule is not about this entity, it cannot know yet, or the answer is no. */
type Kind = 'scope' | 'sample' | 'test';

const OUTCOME = { scope: 'not_applicable', sample: 'too_little_data', test: 'not_met' } as const;

export interface Check {
  name: string;
  label: string;
  value: Figure | null;
  comparison: Condition['comparison'];
  threshold?: Figure;
  held: boolean;
}

/**
 * Collects the conditions of one judgement in the order they are asked. The first that fails decides the outcome;
 * rules stop there when what follows would have nothing to stand on.
 */
export class Checks {
  private readonly conditions: Condition[] = [];
  private failed: Kind | null = null;

  /** Is this entity the rule's business at all? */
  scope(check: Check): boolean {
    return this.add('scope', check);
  }

  /** Is there enough to judge by? */
  sample(check: Check): boolean {
    return this.add('sample', check);
  }

  /** The question itself. */
  test(check: Check): boolean {
    return this.add('test', check);
  }

  private add(kind: Kind, check: Check): boolean {
    this.conditions.push({ ...check, threshold: check.threshold ?? null });
    if (!check.held) this.failed ??= kind;
    return check.held;
  }

  get passed(): boolean {
    return this.failed === null;
  }

  assessment(): Assessment {
    return { outcome: this.failed === null ? 'proposed' : OUTCOME[this.failed], conditions: this.conditions };
  }
}
