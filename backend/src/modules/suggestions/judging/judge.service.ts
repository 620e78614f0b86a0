import type { JudgeResult } from '@adwright/contracts';
import { Inject, Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import { LOGGER } from '../../../common/logger.js';
import { systemScope, type WorkspaceScope } from '../../../database/scope.js';
import { toJobError } from '../../../platforms/platform-problem.js';
import { AiProxy } from '../../ai-proxy/ai-proxy.service.js';
import { AlertService } from '../../alerts/alert.service.js';
import { packSnapshot, type SnapshotHead } from '../snapshot/pack-snapshot.js';
import { SnapshotBuilder } from '../snapshot/snapshot.builder.js';
import { acceptedBy } from './accept.js';
import { JudgeReporter } from './judge-reporter.js';
import { type ClaimedRun, JudgeRunRepository } from './judge-run.repository.js';
import { type AcceptedProposal, ProposalRepository } from './proposal.repository.js';

const LEASE_SECONDS = 180;
const TRIES = 3;
const RETRY_SECONDS = 20;
const REPLAY_DAYS = 28;

/** Judges one account after its facts changed: snapshot, AI service, checked proposals, suggestions and alerts. */
@Injectable()
export class JudgeService {
  constructor(
    private readonly runs: JudgeRunRepository,
    private readonly proposals: ProposalRepository,
    private readonly snapshots: SnapshotBuilder,
    private readonly ai: AiProxy,
    private readonly alerts: AlertService,
    private readonly reporter: JudgeReporter,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  async run(workspaceId: string, judgeRunId: string): Promise<void> {
    const scope = systemScope(workspaceId);
    const run = await this.runs.claim(scope, judgeRunId, LEASE_SECONDS);
    if (!run) return;
    await this.reporter.judging(scope, run, 'running');
    try {
      await this.judge(scope, run);
      await this.reporter.judging(scope, run, 'done');
    } catch (error) {
      await this.failed(scope, run, error);
    }
  }

  private async judge(scope: WorkspaceScope, run: ClaimedRun): Promise<void> {
    const built = await this.snapshots.build(scope, run.adAccountId);
    if (!built) {
      await this.runs.finish(scope, run, {
        state: 'done',
        result: null,
        omitted: [],
        snapshotHash: null,
        proposals: 0,
        error: null,
      });
      return;
    }
    const { gzip, hash: snapshotHash } = await packSnapshot(built.snapshot, built.rows, REPLAY_DAYS);
    const result = await this.ai.judge(gzip);
    const accepted = this.accept(run, built.snapshot, result);
    const { changed, closed } = await this.proposals.store(scope, run, built.snapshot.asOf, accepted);
    await this.alerts.store(scope, run, built.snapshot, result.findings);
    await this.runs.finish(scope, run, {
      state: 'done',
      result,
      omitted: built.omitted,
      snapshotHash,
      proposals: accepted.length,
      error: null,
    });
    await this.reporter.suggestions(scope, run, changed, closed);
  }

  private accept(run: ClaimedRun, snapshot: SnapshotHead, result: JudgeResult): AcceptedProposal[] {
    const { accepted, faults } = acceptedBy(run.adAccountId, snapshot, result.proposals);
    for (const { proposal, fault } of faults)
      this.logger.warn({ rule: proposal.rule, target: proposal.target, fault }, 'proposal refused');
    return accepted;
  }

  private async failed(scope: WorkspaceScope, run: ClaimedRun, error: unknown): Promise<void> {
    const jobError = toJobError(error, new Date());
    this.logger.warn({ err: error, judgeRunId: run.id, attempt: run.attempt }, 'judging failed');
    if (run.attempt < TRIES) {
      await this.runs.retryLater(scope, run.id, RETRY_SECONDS * run.attempt, jobError);
      return;
    }
    await this.runs.finish(scope, run, {
      state: 'failed',
      result: null,
      omitted: [],
      snapshotHash: null,
      proposals: 0,
      error: jobError,
    });
    await this.reporter.judging(scope, run, 'failed');
  }
}
