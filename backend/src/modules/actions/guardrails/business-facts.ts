import {
  type AimedAt,
  type Change,
  constraintSchema,
  type FactInForce,
  type Intent,
  type SuggestionFact,
  type Verdict,
  vetoOf,
} from '@adwright/contracts';
import { Injectable } from '@nestjs/common';
import type { WorkspaceScope } from '../../../database/scope.js';
import { type Aim, BusinessFactsRepository } from './business-facts.repository.js';
import { GuardrailsRepository } from './guardrails.repository.js';

type Check = Verdict['checks'][number];

export interface FactAccount {
  readonly id: string;
  readonly clientId: string;
  readonly platform: string;
  readonly currency: string;
}

/** Something that is to be done somewhere, and the account it is to be done in. */
export interface Planned {
  readonly account: FactAccount;
  readonly intent: Intent;
  readonly aim: Omit<Aim, 'adAccountId'>;
}

/** What the business wrote down, held against what is to be changed: the same judgement in the queue and at the gate. */
@Injectable()
export class BusinessFacts {
  constructor(
    private readonly repository: BusinessFactsRepository,
    private readonly guardrails: GuardrailsRepository,
  ) {}

  /** Rules that hold for a client, its workspace's included, oldest first; without a client the workspace's alone. */
  async inForce(scope: WorkspaceScope, clientId: string | null): Promise<FactInForce[]> {
    return (await this.rules(scope))
      .filter(({ of }) => of === null || of === clientId)
      .map(({ fact }) => fact);
  }

  /** The facts that hold each of these back, in their order; empty where none does. */
  async holding(scope: WorkspaceScope, planned: readonly Planned[]): Promise<SuggestionFact[][]> {
    const rules = planned.length === 0 ? [] : await this.rules(scope);
    if (rules.length === 0) return planned.map(() => []);
    const aims = planned.map(({ account, aim }) => ({ ...aim, adAccountId: account.id }));
    const places = new Map((await this.repository.places(scope, aims)).map((row) => [row.ordinal - 1, row]));
    const running = await this.running(
      scope,
      planned.map(({ account }) => account),
      rules.map(({ fact }) => fact),
    );
    return planned.map(({ account, intent, aim }, index) => {
      const { ordinal: _, ...known } = places.get(index) ?? {
        ordinal: 0,
        name: aim.name,
        campaignName: null,
        dailyBudget: null,
        besideIt: 0n,
      };
      const place: AimedAt = { ...known, level: aim.level };
      const judged = {
        platform: account.platform,
        currency: account.currency,
        intent,
        place,
        running: running.get(account.id) ?? null,
      };
      return rules.flatMap(({ of, fact }): SuggestionFact[] => {
        const message = of === null || of === account.clientId ? vetoOf(fact, judged) : null;
        return message === null ? [] : [{ factId: fact.id, text: fact.text, message }];
      });
    });
  }

  /** The facts that hold changes back, as checks of a plan. */
  async checks(scope: WorkspaceScope, account: FactAccount, changes: readonly Change[]): Promise<Check[]> {
    const planned = changes.map((change) => ({
      account,
      intent: change,
      aim: { ...change.target, campaignId: null },
    }));
    return (await this.holding(scope, planned)).flat().map(({ factId, text, message }) => ({
      rule: 'business_fact',
      passed: false,
      message: `Held back by your fact “${text}”: ${message}`,
      fact: { id: factId, text },
    }));
  }

  private async rules(scope: WorkspaceScope): Promise<{ of: string | null; fact: FactInForce }[]> {
    const rows = await this.repository.inForce(scope);
    return rows.map(({ id, clientId, text, constraint }) => ({
      of: clientId,
      fact: { id, text, constraint: constraintSchema.parse(constraint) },
    }));
  }

  /** Running daily budgets, where a rule counts the whole account. */
  private async running(
    scope: WorkspaceScope,
    accounts: readonly FactAccount[],
    facts: readonly FactInForce[],
  ): Promise<ReadonlyMap<string, bigint>> {
    const counts = facts.some(
      ({ constraint }) => constraint.kind === 'max_budget' && constraint.target.kind === 'account',
    );
    const running = new Map<string, bigint>();
    if (!counts) return running;
    for (const { id } of accounts)
      if (!running.has(id))
        running.set(id, (await this.guardrails.accountMoney(scope, id)).runningDailyBudgets);
    return running;
  }
}
