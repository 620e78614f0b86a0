import type { Change, Evidence, Impact, Level, Proposal } from '@adwright/contracts';
import type { AccountView } from './account/account-view.js';
import type { Assessment } from './report/checks.js';

/** What a rule wants to say about one entity; replay, target, conditions and the final change are added outside. */
export interface Draft {
  direction: Proposal['direction'];
  title: string;
  why: string;
  risk: Proposal['risk'];
  /** The change to make, or null when none in the vocabulary does it. */
  change: Change | null;
  /** The same remedy by hand, used when the change cannot be made for this account. */
  manualSteps: string[];
  evidence: Evidence[];
  impact: Impact | null;
  /** What is at stake in a week, in micros: a saving, or the worth of what would be gained. Orders the queue. */
  weeklyStake: number;
  /** Facts of the business that shaped it, each with what it did. */
  shapedBy?: Proposal['shapedBy'];
  /** What the replay should watch afterwards, in words: "this campaign", "this search term". */
  subject: string;
}

/** A rule looking at the account as of one day. */
export interface RuleSession {
  /** The entities the rule has something to say about. */
  readonly entities: readonly number[];
  assess(entity: number): Assessment;
  /** Only asked for entities whose assessment is `proposed`. */
  propose(entity: number): Draft;
}

/**
 * One reason to change something. Pure: it sees the account through the view and nothing else. To add a rule, write
 * one file like its neighbours and name it in `rules/index.ts`.
 */
export interface Rule {
  /** Stable; part of the suggestion's fingerprint. */
  readonly id: string;
  readonly title: string;
  /** One sentence for people: when the rule speaks and what it proposes. */
  readonly summary: string;
  readonly levels: readonly Level[];
  /** What the facts must hold for the rule to judge at all. */
  readonly needs: readonly string[];
  /** Thresholds by name, as documented to people; the rule reads the same constants. */
  readonly thresholds: Readonly<Record<string, number>>;
  open(view: AccountView): RuleSession;
}
