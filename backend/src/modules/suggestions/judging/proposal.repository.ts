import { type Change, changeSchema, fieldOf, type Proposal, type Suggestion } from '@adwright/contracts';
import { Injectable } from '@nestjs/common';
import { Database, Prisma } from '../../../database/database.js';
import type { WorkspaceScope } from '../../../database/scope.js';
import type { ClaimedRun } from './judge-run.repository.js';

export interface AcceptedProposal {
  readonly proposal: Proposal;
  readonly fingerprint: string;
  readonly entityId: string | null;
  readonly campaignId: string | null;
  readonly applicable: boolean;
}

/** Days after a change of ours in which no new advice about the same value is given: the platform is learning. */
const LEARNING_DAYS = 3;

/** The value that a change writes: two pieces of advice about one value repeat or contradict each other. */
export function valueWritten(change: Change | null): string | null {
  if (change === null) return null;
  const { level, externalId } = change.target;
  const word = change.kind === 'add_negative_keyword' ? change.to.text : '';
  return [level, externalId, fieldOf(change), word].join('\n');
}

/** A suggestion that is open no more. */
export interface Closed {
  readonly id: string;
  readonly status: 'expired' | 'superseded';
}

const OF_MODELS: Prisma.SuggestionWhereInput = {
  status: { in: ['open', 'snoozed'] },
  proposedBy: { not: Prisma.AnyNull },
};

function closedAs(status: Closed['status'], ids: readonly string[]): Closed[] {
  return ids.map((id) => ({ id, status }));
}

@Injectable()
export class ProposalRepository {
  constructor(private readonly database: Database) {}

  /**
   * Turns a run's proposals into the account's open suggestions: the same advice is refreshed, silenced advice stays
   * silent, what is no longer advised expires. The judge's and a model's stand beside each other: a run replaces those of
   * its own origin, and what the judge advises itself supersedes a model's proposal for the same value.
   * @param proposedBy the model whose proposals they are; null for the judge's own
   * @returns ids of what was added or refreshed, and what was closed.
   */
  store(
    scope: WorkspaceScope,
    run: ClaimedRun,
    asOf: string,
    accepted: readonly AcceptedProposal[],
    proposedBy: Suggestion['proposedBy'] = null,
  ): Promise<{ changed: string[]; closed: Closed[] }> {
    return this.database.scoped(scope, async (tx) => {
      await tx.suggestion.updateMany({
        where: { adAccountId: run.adAccountId, status: 'snoozed', snoozedUntil: { lte: new Date() } },
        data: { status: 'open', snoozedUntil: null, updatedAt: new Date() },
      });
      const fingerprints = accepted.map((entry) => entry.fingerprint);
      const silent = await this.silent(tx, run, accepted);
      const live = await tx.suggestion.findMany({
        where: {
          adAccountId: run.adAccountId,
          status: { in: ['open', 'snoozed'] },
          proposedBy: proposedBy === null ? { equals: Prisma.AnyNull } : { not: Prisma.AnyNull },
        },
        select: { id: true, fingerprint: true },
      });
      const changed: string[] = [];
      for (const entry of accepted) {
        if (silent.has(entry.fingerprint)) continue;
        const existing = live.find((row) => row.fingerprint === entry.fingerprint);
        const data = {
          ...this.columns(entry, asOf),
          judgeRunId: run.id,
          proposedBy: proposedBy ?? Prisma.DbNull,
        };
        const row = existing
          ? await tx.suggestion.update({
              where: { id: existing.id },
              data: { ...data, updatedAt: new Date() },
              select: { id: true },
            })
          : await tx.suggestion.create({
              data: {
                ...data,
                workspaceId: scope.workspaceId,
                clientId: run.clientId,
                adAccountId: run.adAccountId,
                fingerprint: entry.fingerprint,
              },
              select: { id: true },
            });
        changed.push(row.id);
      }
      const gone = live
        .filter((row) => !fingerprints.includes(row.fingerprint) || silent.has(row.fingerprint))
        .map((row) => row.id);
      await tx.suggestion.updateMany({
        where: { id: { in: gone } },
        data: { status: 'expired', updatedAt: new Date() },
      });
      const outdone = proposedBy === null ? await this.supersede(tx, run, accepted) : [];
      return { changed, closed: [...closedAs('expired', gone), ...closedAs('superseded', outdone)] };
    });
  }

  /** Ends what a model has proposed for an account; nobody asks it any more. */
  expireModels(scope: WorkspaceScope, adAccountId: string): Promise<Closed[]> {
    return this.database.scoped(scope, async (tx) => {
      const ended = await tx.suggestion.updateManyAndReturn({
        where: { adAccountId, ...OF_MODELS },
        data: { status: 'expired', updatedAt: new Date() },
        select: { id: true },
      });
      return closedAs(
        'expired',
        ended.map(({ id }) => id),
      );
    });
  }

  /** A model's open proposals for a value that the judge advises about itself. */
  private async supersede(
    tx: Prisma.TransactionClient,
    run: ClaimedRun,
    accepted: readonly AcceptedProposal[],
  ): Promise<string[]> {
    const taken = new Set(accepted.flatMap(({ proposal }) => valueWritten(proposal.change) ?? []));
    if (taken.size === 0) return [];
    const open = await tx.suggestion.findMany({
      where: { adAccountId: run.adAccountId, ...OF_MODELS },
      select: { id: true, change: true },
    });
    const ids = open
      .filter(({ change }) => taken.has(valueWritten(changeSchema.safeParse(change).data ?? null) ?? ''))
      .map(({ id }) => id);
    await tx.suggestion.updateMany({
      where: { id: { in: ids } },
      data: { status: 'superseded', updatedAt: new Date() },
    });
    return ids;
  }

  /**
   * Values that advice is out about, or that somebody said no to a while ago, as `valueWritten` names them: a model has nothing to
   * add there. Those of `exceptRule` are left out: a run may refresh its own.
   */
  taken(scope: WorkspaceScope, adAccountId: string, exceptRule: string): Promise<ReadonlySet<string>> {
    return this.database.scoped(scope, async (tx) => {
      const rows = await tx.suggestion.findMany({
        where: {
          adAccountId,
          OR: [
            { status: { in: ['open', 'snoozed'] }, rule: { not: exceptRule } },
            { silencedUntil: { gt: new Date() } },
          ],
        },
        select: { change: true },
      });
      return new Set(
        rows.flatMap(({ change }) => valueWritten(changeSchema.safeParse(change).data ?? null) ?? []),
      );
    });
  }

  private async silent(
    tx: Prisma.TransactionClient,
    run: ClaimedRun,
    accepted: readonly AcceptedProposal[],
  ): Promise<ReadonlySet<string>> {
    const rows = await tx.suggestion.findMany({
      where: {
        adAccountId: run.adAccountId,
        fingerprint: { in: accepted.map((entry) => entry.fingerprint) },
        OR: [{ silencedUntil: { gt: new Date() } }, { status: 'approved' }],
      },
      select: { fingerprint: true, status: true, actionId: true, silencedUntil: true },
    });
    const silent = new Set(
      rows
        .filter((row) => row.silencedUntil !== null && row.silencedUntil > new Date())
        .map((row) => row.fingerprint),
    );
    const since = new Date(Date.now() - LEARNING_DAYS * 86_400_000);
    const ours = await tx.actionChange.findMany({
      where: {
        adAccountId: run.adAccountId,
        OR: [
          { state: 'applied', appliedAt: { gt: since } },
          {
            state: { in: ['planned', 'sent', 'resent'] },
            action: { state: { in: ['queued', 'applying', 'verifying'] } },
          },
        ],
        // An undone change taught the platform nothing that lasts.
        action: { state: { not: 'undone' }, origin: { not: 'undo' } },
      },
      select: { level: true, externalId: true, field: true },
    });
    for (const { proposal, fingerprint } of accepted) {
      const { change } = proposal;
      if (!change) continue;
      const { level, externalId } = change.target;
      const field = fieldOf(change);
      // Each negative keyword is a value of its own; only budgets, bids and statuses have to settle.
      if (
        field !== 'negative_keyword' &&
        ours.some((row) => row.level === level && row.externalId === externalId && row.field === field)
      ) {
        silent.add(fingerprint);
      }
    }
    return silent;
  }

  private columns(entry: AcceptedProposal, asOf: string) {
    const { proposal } = entry;
    const { conditions, evidence, replay, risk, impact, manualSteps, shapedBy } = proposal;
    return {
      rule: proposal.rule,
      direction: proposal.direction,
      applicable: entry.applicable,
      score: proposal.score,
      title: proposal.title,
      why: proposal.why,
      level: proposal.target.level,
      entityId: entry.entityId,
      entityExternalId: proposal.target.externalId,
      entityName: proposal.target.name,
      campaignId: entry.campaignId,
      change: proposal.change === null ? Prisma.DbNull : (proposal.change as Prisma.InputJsonValue),
      body: {
        conditions,
        evidence,
        replay,
        risk,
        impact,
        manualSteps,
        shapedBy,
      } as unknown as Prisma.InputJsonValue,
      asOf: new Date(asOf),
    };
  }
}
