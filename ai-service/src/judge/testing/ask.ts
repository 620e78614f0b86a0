import type { Judgement, JudgeResult, Level, Proposal, Snapshot } from '@adwright/contracts';
import { judgeResultSchema } from '@adwright/contracts';
import { judge } from '../judge.js';
import type { AccountSpec } from './account-spec.js';
import { buildSnapshot } from './build-snapshot.js';

/** Judges and holds the answer against its contract, so that no test passes on an answer the backend would refuse. */
export function ask(snapshot: Snapshot, replayDays = 0): JudgeResult {
  return judgeResultSchema.parse(judge(snapshot, { replayDays }));
}

export function askAbout(spec: AccountSpec, replayDays = 0): JudgeResult {
  return ask(buildSnapshot(spec), replayDays);
}

/** `level name` of all that a rule proposes to act on, sorted. */
export function proposedBy(result: JudgeResult, rule: string): string[] {
  return result.proposals
    .filter((p) => p.rule === rule)
    .map((p) => `${p.target.level} ${p.target.name}`)
    .sort();
}

export function proposalFor(result: JudgeResult, rule: string, name: string): Proposal {
  const found = result.proposals.find((p) => p.rule === rule && p.target.name === name);
  if (!found) throw new Error(`${rule} proposes nothing for ${name}`);
  return found;
}

export function judgementOf(result: JudgeResult, rule: string, name: string, level?: Level): Judgement {
  const found = result.judgements.find(
    (j) => j.rule === rule && j.name === name && (level === undefined || j.level === level),
  );
  if (!found) throw new Error(`${rule} did not judge ${name}`);
  return found;
}

/** Names of the conditions that did not hold. */
export function failedOf(judgement: Judgement): string[] {
  return judgement.conditions.filter((c) => !c.held).map((c) => c.name);
}
