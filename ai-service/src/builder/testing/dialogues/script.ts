import type { Language } from '@adwright/contracts';
import type { WorkspaceName } from '../converse.js';

/**
 * A dialogue as people write it, and what the draft must hold at its end. Critical values are written short:
 * `200 EUR week`, `Lyon/FR, Grenoble/FR`, `FR`, `2026-11-30`, `now`, `none`, names of accounts; null = must not be known.
 */
export interface Script {
  readonly name: string;
  readonly style: 'terse' | 'chatty' | 'correcting' | 'contradictory' | 'careless' | 'hostile';
  readonly language: Language;
  readonly workspace: WorkspaceName;
  readonly turns: readonly string[];
  readonly expect: {
    readonly budget?: string | null;
    readonly places?: string | null;
    readonly startDate?: string | null;
    readonly endDate?: string | null;
    readonly accounts?: string | null;
    readonly gender?: string;
    readonly ages?: string;
    readonly landingPage?: string | null;
    readonly business?: string;
  };
  /** Whether it ends complete and confirmed; false for those that must not. */
  readonly complete: boolean;
}
