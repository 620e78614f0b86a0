import type { Judgement, JudgeResult, Proposal, Snapshot } from '@adwright/contracts';
import { AccountIndex } from './account/account-index.js';
import { AccountView } from './account/account-view.js';
import { weeklyCost } from './account/benchmark.js';
import { refusal } from './account/data-quality.js';
import { finders } from './findings/index.js';
import { Replays } from './replay.js';
import type { Assessment } from './report/checks.js';
import type { Rule, RuleSession } from './rule.js';
import { rules } from './rules/index.js';
import { scoreOf } from './score.js';
import { settle } from './settle.js';
import { fitted } from './text/words.js';

/** Names the rules' wording and thresholds; part of the answer, so that a proposal can be traced to what made it. */
export const ENGINE = 'rules-1';

export interface JudgeOptions {
  /** Past days each proposal's rule is asked about again, 0 to 90. */
  replayDays: number;
}

const byText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

function compose(
  view: AccountView,
  rule: Rule,
  session: RuleSession,
  entity: number,
  { conditions }: Assessment,
  replays: Replays,
): Proposal {
  const draft = session.propose(entity);
  const { level, externalId, name } = view.entity(entity);
  const change = settle(view.index.snapshot, draft.change);
  return {
    rule: rule.id,
    direction: draft.direction,
    title: fitted(draft.title),
    why: draft.why,
    risk: draft.risk,
    target: { level, externalId, name },
    change,
    manualSteps: change === null ? draft.manualSteps : [],
    conditions,
    evidence: draft.evidence,
    replay: replays.of(rule, entity, draft),
    impact: draft.impact,
    shapedBy: draft.shapedBy ?? [],
    score: scoreOf(draft.weeklyStake, weeklyCost(view)),
  };
}

/**
 * Judges one account from a snapshot. Pure: no clock, no I/O, and neither the order of entities nor of rows matters.
 * Proposals come best first, judgements by rule, level and id, findings gravest first.
 * @throws SnapshotError when the snapshot contradicts itself.
 */
export function judge(snapshot: Snapshot, { replayDays }: JudgeOptions): JudgeResult {
  const index = new AccountIndex(snapshot);
  const view = new AccountView(index, index.asOf);
  const base = { engine: ENGINE, asOf: snapshot.asOf };
  const refusedBecause = refusal(view);
  if (refusedBecause !== null) {
    return { ...base, refusedBecause, proposals: [], judgements: [], findings: [] };
  }
  const replays = new Replays(index, replayDays);
  const proposals: Proposal[] = [];
  const judgements: Judgement[] = [];
  for (const rule of rules) {
    const session = rule.open(view);
    const asked: Judgement[] = [];
    for (const entity of session.entities) {
      const assessment = session.assess(entity);
      const { level, externalId, name } = view.entity(entity);
      asked.push({ rule: rule.id, level, externalId, name, ...assessment });
      if (assessment.outcome !== 'proposed') continue;
      proposals.push(compose(view, rule, session, entity, assessment, replays));
    }
    asked.sort((a, b) => byText(a.level, b.level) || byText(a.externalId, b.externalId));
    judgements.push(...asked);
  }
  proposals.sort(
    (a, b) =>
      b.score - a.score ||
      byText(a.rule, b.rule) ||
      byText(a.target.level, b.target.level) ||
      byText(a.target.externalId, b.target.externalId),
  );
  const findings = finders
    .flatMap((finder) => finder.find(view))
    .sort(
      (a, b) =>
        b.severity - a.severity || byText(a.kind, b.kind) || byText(a.target.externalId, b.target.externalId),
    );
  return { ...base, refusedBecause, proposals, judgements, findings };
}
