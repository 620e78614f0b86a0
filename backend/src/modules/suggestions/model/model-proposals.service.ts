import {
  type Change,
  MODEL_MOST_STEP,
  MODEL_RULE,
  type ModelProposals,
  type ModelRefusal,
  type ModelRun,
  negativeText,
  type Proposal,
} from '@adwright/contracts';
import { Inject, Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import { LOGGER } from '../../../common/logger.js';
import { systemScope, type WorkspaceScope } from '../../../database/scope.js';
import { LanguageProxy } from '../../ai-proxy/language-proxy.js';
import { AiUsageService } from '../../ai-usage/ai-usage.service.js';
import { acceptedBy } from '../judging/accept.js';
import { JudgeReporter } from '../judging/judge-reporter.js';
import type { ClaimedRun } from '../judging/judge-run.repository.js';
import { type AcceptedProposal, ProposalRepository, valueWritten } from '../judging/proposal.repository.js';
import type { SnapshotHead } from '../snapshot/pack-snapshot.js';
import { ModelRunRepository, stateOf } from './model-run.repository.js';
import { ProposalSheets } from './proposal-sheets.js';

const LEASE_SECONDS = 300;

/**
 * Asks a language model for changes of its own after an account was judged. What it proposes is held against the snapshot by
 * the judge's own checks and a few narrower ones; nothing here is waited for, and no failure reaches the judge.
 */
@Injectable()
export class ModelProposalsService {
  constructor(
    private readonly runs: ModelRunRepository,
    private readonly sheets: ProposalSheets,
    private readonly proposals: ProposalRepository,
    private readonly language: LanguageProxy,
    private readonly usage: AiUsageService,
    private readonly reporter: JudgeReporter,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  async run(workspaceId: string, judgeRunId: string): Promise<void> {
    const scope = systemScope(workspaceId);
    const run = await this.runs.claim(scope, judgeRunId, LEASE_SECONDS);
    if (!run) return;
    let outcome: ModelRun;
    try {
      outcome = await this.ask(scope, run);
    } catch (error) {
      // The next judge run asks again.
      this.logger.warn({ err: error, judgeRunId }, 'no model could be asked for proposals');
      outcome = stateOf('failed');
    }
    await this.runs.finish(scope, run.id, outcome);
    await this.reporter.judging(scope, run, 'done');
  }

  private async ask(scope: WorkspaceScope, run: ClaimedRun): Promise<ModelRun> {
    if (!(await this.usage.mayPropose(scope))) {
      const closed = await this.proposals.expireModels(scope, run.adAccountId);
      await this.reporter.suggestions(scope, run, [], closed);
      return stateOf('off');
    }
    // Reading a large account takes a while: not where nobody could be asked.
    if (!(await this.language.hasModel())) return stateOf('none');
    const built = await this.sheets.build(scope, run);
    if (!built?.sheet.entities.some(({ may }) => may.length > 0)) return stateOf('none');
    const { snapshot, sheet, taken } = built;
    const answer = await this.language.proposeChanges(scope, sheet);
    if (answer.engine === null || answer.prompt === null) return stateOf('none', answer.instead);
    if (answer.failed) return { ...stateOf('failed'), engine: answer.engine };
    const { accepted, refused } = this.accept(run, snapshot, answer, taken);
    const { engine, prompt } = answer;
    const { changed, closed } = await this.proposals.store(scope, run, snapshot.asOf, accepted, {
      engine,
      prompt,
    });
    await this.reporter.suggestions(scope, run, changed, closed);
    return { ...stateOf('done'), engine, accepted: changed.length, refused };
  }

  /** The AI service is held to the same as the model: what came over the wire is checked as if it had checked nothing. */
  private accept(
    run: ClaimedRun,
    snapshot: SnapshotHead,
    answer: ModelProposals,
    taken: ReadonlySet<string>,
  ): { accepted: AcceptedProposal[]; refused: ModelRun['refused'] } {
    const refused = new Map<ModelRefusal, number>(answer.refused.map(({ code, count }) => [code, count]));
    const seen = new Set(taken);
    const fit = answer.proposals.filter((proposal) => {
      const value = valueWritten(proposal.change);
      const fault = faultOf(snapshot, proposal) ?? (value === null || seen.has(value) ? 'repeated' : null);
      if (value !== null) seen.add(value);
      if (fault) refused.set(fault, (refused.get(fault) ?? 0) + 1);
      return fault === null;
    });
    const { accepted, faults } = acceptedBy(run.adAccountId, snapshot, fit);
    for (const { proposal, fault } of faults) {
      this.logger.warn({ rule: proposal.rule, target: proposal.target, fault }, 'a model’s proposal refused');
      refused.set('snapshot', (refused.get('snapshot') ?? 0) + 1);
    }
    return { accepted, refused: [...refused].map(([code, count]) => ({ code, count })) };
  }
}

/** What a model may not propose although a rule might; null when it may. */
function faultOf(snapshot: SnapshotHead, { rule, change }: Proposal): ModelRefusal | null {
  if (rule !== MODEL_RULE || change === null) return 'unknown_change';
  switch (change.kind) {
    case 'set_status':
      return change.to === 'paused' ? null : 'not_allowed';
    case 'set_budget':
    case 'set_bid':
      return isWithinStep(change) ? null : 'step';
    case 'add_negative_keyword':
      return isSearchTerm(snapshot, change.to.text) ? null : 'not_allowed';
    default:
      return 'unknown_change';
  }
}

function isWithinStep({ from, to }: Extract<Change, { kind: 'set_budget' | 'set_bid' }>): boolean {
  const [was, wanted] = [BigInt(from), BigInt(to)];
  const difference = wanted > was ? wanted - was : was - wanted;
  return difference * 100n <= was * BigInt(Math.round(MODEL_MOST_STEP * 100));
}

/** Nothing that a model words reaches a platform: a negative keyword is a search term that the account had. */
function isSearchTerm({ entities }: SnapshotHead, text: string): boolean {
  return entities.some(({ level, name }) => level === 'search_term' && negativeText(name) === text);
}
