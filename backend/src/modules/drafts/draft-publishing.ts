import {
  accountsOf,
  type CampaignDraft,
  draftFaults,
  microsToDecimal,
  type PlannedCampaign,
  plannedCampaigns,
  unconfirmedSlots,
} from '@adwright/contracts';
import { Injectable } from '@nestjs/common';
import { AppError } from '../../common/app-error.js';
import { Database } from '../../database/database.js';
import type { WorkspaceScope } from '../../database/scope.js';
import { DraftedActions } from '../actions/drafted-actions.js';
import { DraftRepository } from './draft.repository.js';
import { DraftService } from './draft.service.js';
import { faultText } from './fault-text.js';

/** From a finished draft to actions that wait for an approval, and back while nobody approved. */
@Injectable()
export class DraftPublishing {
  constructor(
    private readonly drafts: DraftRepository,
    private readonly service: DraftService,
    private readonly actions: DraftedActions,
    private readonly database: Database,
  ) {}

  /**
   * One action a platform. Nothing is sent to any platform.
   * @throws AppError `draft_unconfirmed` naming the critical slots nobody confirmed, `draft_incomplete` naming every
   * fault, `draft_changed`, `wrong_state`.
   */
  async publish(scope: WorkspaceScope, id: string, version: number): Promise<CampaignDraft> {
    const draft = await this.drafts.get(scope, id);
    if (draft.state !== 'editing') throw new AppError('wrong_state', `The draft is ${draft.state} already.`);
    const { slots } = draft.body;
    const accounts = await this.service.accounts(scope, { clientId: null });
    const [account] = accountsOf(slots, accounts);
    const facts = await this.service.facts(scope, account?.clientId ?? draft.clientId);
    const faults = draftFaults(slots, accounts, this.service.today, facts);
    if (faults.length > 0)
      throw new AppError(
        'draft_incomplete',
        'The draft cannot be published yet: see what each field still needs.',
        {
          errors: faults.map((fault) => ({ field: fault.slot, message: faultText(fault) })),
        },
      );
    const unconfirmed = unconfirmedSlots(slots);
    if (unconfirmed.length > 0)
      throw new AppError(
        'draft_unconfirmed',
        `Nobody has confirmed ${unconfirmed.join(', ')} yet. Confirm each in the conversation or by hand, then publish.`,
        { errors: unconfirmed.map((field) => ({ field, message: 'is not confirmed' })) },
      );
    const planned = plannedCampaigns(slots, accounts, draft.body.findings);
    if (!planned) throw new AppError('draft_incomplete', 'The draft does not make a whole campaign yet.');
    const plans = await Promise.all(
      planned.map((campaign) => this.actions.plan(scope, proposalOf(campaign))),
    );
    const published = await this.database.scoped(scope, async () => {
      // The version first: of two who publish at once one makes actions.
      const held = await this.drafts.change(scope, id, version, ['editing'], { state: 'published' });
      const actionIds: string[] = [];
      for (const plan of plans) actionIds.push(await this.actions.insert(scope, plan));
      return this.drafts.change(scope, id, held.version, ['published'], { actionIds });
    });
    for (const actionId of published.actionIds)
      await this.actions.announce(scope, actionId, published.clientId);
    return this.service.view(scope, published);
  }

  /** @throws AppError `wrong_state` once one of its actions was approved. */
  async reopen(scope: WorkspaceScope, id: string): Promise<CampaignDraft> {
    const draft = await this.drafts.get(scope, id);
    const reopened = await this.database.scoped(scope, async () => {
      await this.withdraw(scope, draft.actionIds);
      return this.drafts.change(scope, id, draft.version, ['published'], { state: 'editing', actionIds: [] });
    });
    return this.service.view(scope, reopened);
  }

  /** @throws AppError `wrong_state` once one of its actions was approved. */
  async discard(scope: WorkspaceScope, id: string): Promise<CampaignDraft> {
    const draft = await this.drafts.get(scope, id);
    if (draft.state === 'discarded') return this.service.view(scope, draft);
    const discarded = await this.database.scoped(scope, async () => {
      await this.withdraw(scope, draft.actionIds);
      return this.drafts.change(scope, id, draft.version, ['editing', 'published'], { state: 'discarded' });
    });
    return this.service.view(scope, discarded);
  }

  private async withdraw(scope: WorkspaceScope, actionIds: readonly string[]): Promise<void> {
    if ((await this.actions.withdraw(scope, actionIds)) < actionIds.length)
      throw new AppError(
        'wrong_state',
        'One of its campaigns was approved already, so the draft stays as it was signed. Make a new draft instead.',
      );
  }
}

function proposalOf({ account, blueprint }: PlannedCampaign) {
  const amount = `${microsToDecimal(BigInt(blueprint.dailyBudgetMicros))} ${account.currency}`;
  return {
    adAccountId: account.id,
    title: `Create the paused campaign “${blueprint.name}”, ${amount} a day`,
    changes: [
      {
        kind: 'create_campaign' as const,
        target: { level: 'account' as const, externalId: account.externalId, name: account.name },
        from: null,
        to: blueprint,
      },
    ],
  };
}
