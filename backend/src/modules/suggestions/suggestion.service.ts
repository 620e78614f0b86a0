import type {
  EndpointInput,
  EndpointOutput,
  listJudgements,
  rejectSuggestion,
  Suggestion,
  SuggestionDetail,
  SuggestionFact,
} from '@adwright/contracts';
import { conditionSchema, type JobError, type Judgement, omittedSchema } from '@adwright/contracts';
import { Injectable } from '@nestjs/common';
import { AppError, notFound } from '../../common/app-error.js';
import { Clock } from '../../common/clock.js';
import type { WorkspaceScope } from '../../database/scope.js';
import { LiveEvents } from '../../events/live-events.js';
import { ActionService } from '../actions/action.service.js';
import { BusinessFacts } from '../actions/guardrails/business-facts.js';
import { Planner } from '../actions/planner.js';
import { JudgeRunRepository } from './judging/judge-run.repository.js';
import {
  type SuggestionAccount,
  type SuggestionQuery,
  SuggestionRepository,
  type SuggestionRow,
} from './suggestion.repository.js';
import { changeOf, plannedOf, toDetail, toSuggestion } from './suggestion-view.js';

const DAY_MS = 86_400_000;
/** How long the same advice stays silent after a rejection; "not now" is a matter of days. */
const SILENT_DAYS = 30;
const NOT_NOW_DAYS = 7;
const DONE_DAYS = 14;

type RejectBody = EndpointInput<typeof rejectSuggestion>['body'];

/** The queue a person works through: look, approve, reject, put aside, mark as done. */
@Injectable()
export class SuggestionService {
  constructor(
    private readonly suggestions: SuggestionRepository,
    private readonly judgeRuns: JudgeRunRepository,
    private readonly actions: ActionService,
    private readonly planner: Planner,
    private readonly business: BusinessFacts,
    private readonly events: LiveEvents,
    private readonly clock: Clock,
  ) {}

  async list(
    scope: WorkspaceScope,
    query: SuggestionQuery,
  ): Promise<{ items: Suggestion[]; nextCursor: string | null }> {
    const { page, accounts } = await this.suggestions.list(scope, query);
    const known = page.items.flatMap((row) => {
      const account = accounts.get(row.adAccountId);
      return account ? [{ row, account }] : [];
    });
    const held = await this.held(scope, known);
    return {
      items: known.map(({ row, account }, index) => toSuggestion(row, account, held[index] ?? [])),
      nextCursor: page.nextCursor,
    };
  }

  /** With the plan as it would be applied now and the verdict of the limits on it; a decided one has its action instead. */
  async get(scope: WorkspaceScope, id: string): Promise<SuggestionDetail> {
    const { row, account } = await this.find(scope, id);
    const change = changeOf(row);
    const plan =
      change && isUndecided(row) && row.applicable
        ? await this.planner.fromStored(scope, account, [change], { undo: false, actionId: null })
        : null;
    const [heldBy = []] = await this.held(scope, [{ row, account }]);
    const facts = await this.business.inForce(scope, account.clientId);
    return toDetail(row, account, plan, { heldBy, facts });
  }

  /**
   * Approves exactly the plan with this hash. Approving again answers the same action.
   * @throws AppError `read_only_source`, `wrong_state`, `plan_changed`, `guardrail_refused`, `writes_stopped`.
   */
  async approve(scope: WorkspaceScope, id: string, planHash: string | undefined): Promise<string> {
    const { row, account } = await this.find(scope, id);
    if (row.status === 'approved' && row.actionId) return row.actionId;
    if (!account.writable) {
      throw new AppError(
        'read_only_source',
        'This account is read-only here, so nothing can be applied. Do the steps by hand, then mark the suggestion as done.',
      );
    }
    const change = changeOf(row);
    if (!change)
      throw new AppError(
        'wrong_state',
        'This suggestion is for a person to carry out; mark it as done when you have.',
      );
    if (!isUndecided(row)) throw this.alreadyDecided(row.status);
    const actionId = await this.actions.approve(
      scope,
      { adAccountId: row.adAccountId, suggestionId: id, title: titleFor(row), changes: [change], planHash },
      async (approvedId) => {
        const decided = await this.suggestions.decide(scope, id, ['open', 'snoozed'], {
          status: 'approved',
          actionId: approvedId,
        });
        if (!decided) throw this.alreadyDecided('decided by somebody else');
      },
    );
    await this.changed(scope, row.clientId, id, 'approved');
    return actionId;
  }

  reject(scope: WorkspaceScope, id: string, { reason, note }: RejectBody): Promise<Suggestion> {
    const silencedUntil = this.inDays(reason === 'not_now' ? NOT_NOW_DAYS : SILENT_DAYS);
    return this.decide(scope, id, {
      status: 'rejected',
      rejectReason: reason,
      rejectNote: note ?? null,
      silencedUntil,
    });
  }

  snooze(scope: WorkspaceScope, id: string, days: number): Promise<Suggestion> {
    return this.decide(scope, id, { status: 'snoozed', snoozedUntil: this.inDays(days) });
  }

  done(scope: WorkspaceScope, id: string): Promise<Suggestion> {
    return this.decide(scope, id, { status: 'done', silencedUntil: this.inDays(DONE_DAYS) });
  }

  /** What the last run judged about the account: why this, and why not that. */
  async judgements(
    scope: WorkspaceScope,
    adAccountId: string,
    externalId: string | undefined,
  ): Promise<EndpointOutput<typeof listJudgements>> {
    const run = await this.judgeRuns.latest(scope, adAccountId);
    const model = await this.judgeRuns.latestModel(scope, adAccountId);
    if (!run) return { run: null, model, items: [], counts: [] };
    const rows = await this.judgeRuns.judgements(scope, run.id, externalId);
    return {
      model,
      run: {
        id: run.id,
        adAccountId,
        asOf: run.asOf?.toISOString().slice(0, 10) ?? null,
        state: run.state as 'done' | 'failed',
        engine: run.engine,
        refusedBecause: run.refusedBecause,
        proposals: run.proposals,
        omitted: omittedSchema.array().parse(run.omitted),
        error: run.error as JobError | null,
        createdAt: run.createdAt.toISOString(),
        finishedAt: run.finishedAt?.toISOString() ?? null,
      },
      items: rows.map((row) => ({
        rule: row.rule,
        level: row.level as Judgement['level'],
        externalId: row.externalId,
        name: row.name,
        outcome: row.outcome as Judgement['outcome'],
        conditions: conditionSchema.array().parse(row.conditions),
      })),
      counts: [...new Map(rows.map((row) => [row.outcome as Judgement['outcome'], row.ofOutcome]))].map(
        ([outcome, count]) => ({ outcome, count }),
      ),
    };
  }

  private async decide(
    scope: WorkspaceScope,
    id: string,
    data: Parameters<SuggestionRepository['decide']>[3],
  ): Promise<Suggestion> {
    const before = await this.find(scope, id);
    if (!(await this.suggestions.decide(scope, id, ['open', 'snoozed'], data)))
      throw this.alreadyDecided(before.row.status);
    const { row, account } = await this.find(scope, id);
    await this.changed(scope, row.clientId, id, row.status);
    return toSuggestion(row, account, []);
  }

  /** Facts that hold undecided suggestions back; what was decided is past. */
  private held(
    scope: WorkspaceScope,
    found: readonly { readonly row: SuggestionRow; readonly account: SuggestionAccount }[],
  ): Promise<SuggestionFact[][]> {
    const planned = found.map(({ row, account }) => ({
      undecided: isUndecided(row),
      plan: plannedOf(row, account),
    }));
    return this.business
      .holding(
        scope,
        planned.filter(({ undecided }) => undecided).map(({ plan }) => plan),
      )
      .then((held) => {
        const queue = [...held];
        return planned.map(({ undecided }) => (undecided ? (queue.shift() ?? []) : []));
      });
  }

  private async find(scope: WorkspaceScope, id: string) {
    const found = await this.suggestions.get(scope, id);
    if (!found) throw notFound('suggestion');
    return found;
  }

  private alreadyDecided(status: string): AppError {
    return new AppError('wrong_state', `This suggestion is no longer open: it is ${status}.`);
  }

  private inDays(days: number): Date {
    return new Date(this.clock.now().getTime() + days * DAY_MS);
  }

  private changed(scope: WorkspaceScope, clientId: string, id: string, status: string): Promise<void> {
    return this.events.publish(scope.workspaceId, clientId, { type: 'suggestion.changed', id, status });
  }
}

/** An action says for good whose idea it was. */
function titleFor({ title, proposedBy }: SuggestionRow): string {
  return proposedBy === null ? title : `${title} (proposed by a language model)`;
}

function isUndecided({ status }: SuggestionRow): boolean {
  return status === 'open' || status === 'snoozed';
}
