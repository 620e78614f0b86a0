import {
  accountsOf,
  actionStateSchema,
  type CampaignDraft,
  type CampaignDraftSummary,
  type DraftAccount,
  dailyBudget,
  draftFaults,
  type FactInForce,
  plannedCampaigns,
  todayOf,
  unconfirmedSlots,
} from '@adwright/contracts';
import type { DraftRepository, StoredDraft } from './draft.repository.js';

type Beside = Awaited<ReturnType<DraftRepository['beside']>>;

export function toSummary(draft: StoredDraft, beside: Beside): CampaignDraftSummary {
  const { slots } = draft.body;
  return {
    id: draft.id,
    state: draft.state,
    name: slots.name.value ?? slots.business.value,
    platforms: slots.platforms.value ?? [],
    clientId: draft.clientId,
    conversationId: draft.conversationId,
    version: draft.version,
    createdBy: { userId: draft.createdBy, name: beside.names.get(draft.createdBy) ?? 'a former member' },
    createdAt: draft.createdAt.toISOString(),
    updatedAt: draft.updatedAt.toISOString(),
  };
}

/** A draft with everything that follows from it: faults, what it would create, what platforms cannot carry. */
export function toDraft(
  draft: StoredDraft,
  beside: Beside,
  accounts: readonly DraftAccount[],
  today: string,
  facts: readonly FactInForce[],
): CampaignDraft {
  const { slots } = draft.body;
  const campaigns = plannedCampaigns(slots, accounts, draft.body.findings) ?? [];
  const daily = dailyBudget(slots, todayOf(accountsOf(slots, accounts), today));
  return {
    ...toSummary(draft, beside),
    slots,
    faults: draftFaults(slots, accounts, today, facts),
    unconfirmed: unconfirmedSlots(slots),
    limitations: campaigns.flatMap(({ limitations }) => limitations),
    campaigns: campaigns.map(({ account, blueprint }) => ({
      platform: account.platform,
      adAccountId: account.id,
      accountName: account.name,
      currency: account.currency,
      dailyBudgetMicros: blueprint.dailyBudgetMicros,
      blueprint,
    })),
    daily: daily && { micros: `${daily.micros}`, dividedBy: daily.dividedBy, rounded: daily.rounded },
    actions: draft.actionIds.flatMap((id) => {
      const action = beside.actions.get(id);
      return action ? [{ id, state: actionStateSchema.parse(action.state), title: action.title }] : [];
    }),
    accounts: [...accounts],
  };
}
