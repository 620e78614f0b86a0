import { MODEL_RULE, type ProposalSheet } from '@adwright/contracts';
import { Injectable } from '@nestjs/common';
import type { WorkspaceScope } from '../../../database/scope.js';
import { BusinessFacts } from '../../actions/guardrails/business-facts.js';
import type { ClaimedRun } from '../judging/judge-run.repository.js';
import { ProposalRepository } from '../judging/proposal.repository.js';
import type { SnapshotHead } from '../snapshot/pack-snapshot.js';
import { SnapshotBuilder } from '../snapshot/snapshot.builder.js';
import { proposalSheet } from './proposal-sheet.js';

export interface BuiltSheet {
  readonly sheet: ProposalSheet;
  /** What the answer is held against. */
  readonly snapshot: SnapshotHead;
  /** Values that advice is out about, see `valueWritten`. */
  readonly taken: ReadonlySet<string>;
}

/** Reads what a model is told of an account. */
@Injectable()
export class ProposalSheets {
  constructor(
    private readonly snapshots: SnapshotBuilder,
    private readonly business: BusinessFacts,
    private readonly proposals: ProposalRepository,
  ) {}

  /** @returns null when the account has no daily facts. */
  async build(scope: WorkspaceScope, { adAccountId, clientId }: ClaimedRun): Promise<BuiltSheet | null> {
    const built = await this.snapshots.build(scope, adAccountId);
    if (!built) return null;
    const { snapshot, rows } = built;
    const facts = await this.business.inForce(scope, clientId);
    const taken = await this.proposals.taken(scope, adAccountId, MODEL_RULE);
    return { sheet: proposalSheet(snapshot, rows, facts, taken), snapshot, taken };
  }
}
