import {
  accountsOf,
  type CampaignDraft,
  type CriticalSlot,
  criticalSlots,
  type DraftAccount,
  type DraftBody,
  type DraftSlots,
  draftFaults,
  EMPTY_DRAFT,
  type EndpointInput,
  type EndpointOutput,
  type editDraft,
  type FactInForce,
  type Language,
  type listDrafts,
  type SlotName,
} from '@adwright/contracts';
import { Injectable } from '@nestjs/common';
import { AppError, notFound } from '../../common/app-error.js';
import { Clock } from '../../common/clock.js';
import type { WorkspaceScope } from '../../database/scope.js';
import { BusinessFacts } from '../actions/guardrails/business-facts.js';
import { DraftRepository, type StoredDraft } from './draft.repository.js';
import { DraftAccountsRepository } from './draft-accounts.repository.js';
import { toDraft, toSummary } from './draft-view.js';
import { faultText } from './fault-text.js';
import { PlaceFinder } from './place-finder.js';

type Edit = EndpointInput<typeof editDraft>['body'];

/** Campaign drafts as a person works on them by hand. */
@Injectable()
export class DraftService {
  constructor(
    private readonly drafts: DraftRepository,
    private readonly draftAccounts: DraftAccountsRepository,
    private readonly places: PlaceFinder,
    private readonly business: BusinessFacts,
    private readonly clock: Clock,
  ) {}

  /** Today where nobody has chosen an account yet. */
  get today(): string {
    return this.clock.now().toISOString().slice(0, 10);
  }

  accounts(scope: WorkspaceScope, draft: { readonly clientId: string | null }): Promise<DraftAccount[]> {
    return this.draftAccounts.list(scope, draft.clientId);
  }

  /** Rules of the business that a draft must keep; the workspace's alone until it belongs to a client. */
  facts(scope: WorkspaceScope, clientId: string | null): Promise<FactInForce[]> {
    return this.business.inForce(scope, clientId);
  }

  /** A new draft; one that begins from an account has it chosen, though not confirmed. */
  async create(
    scope: WorkspaceScope,
    from: { conversationId?: string | undefined; adAccountId?: string | undefined },
  ): Promise<StoredDraft> {
    const clientId = from.conversationId
      ? await this.drafts.conversationClient(scope, from.conversationId)
      : null;
    const account = from.adAccountId
      ? (await this.draftAccounts.list(scope, clientId)).find(({ id }) => id === from.adAccountId)
      : null;
    if (account === undefined) throw notFound('ad account');
    const slots: DraftSlots = account
      ? {
          ...EMPTY_DRAFT.slots,
          platforms: { value: [account.platform], source: 'assumed', confirmed: false },
          accounts: { value: [account.id], source: 'assumed', confirmed: false },
        }
      : EMPTY_DRAFT.slots;
    return this.drafts.create(scope, {
      conversationId: from.conversationId ?? null,
      clientId: account?.clientId ?? clientId,
      adAccountId: account?.id ?? null,
      body: { ...EMPTY_DRAFT, slots },
    });
  }

  async list(
    scope: WorkspaceScope,
    query: EndpointInput<typeof listDrafts>['query'],
  ): Promise<EndpointOutput<typeof listDrafts>> {
    const { items, nextCursor } = await this.drafts.list(scope, query);
    const beside = await this.drafts.beside(scope, items);
    return { items: items.map((draft) => toSummary(draft, beside)), nextCursor };
  }

  async get(scope: WorkspaceScope, id: string): Promise<CampaignDraft> {
    return this.view(scope, await this.drafts.get(scope, id));
  }

  /** The language its conversation is held in; null before anything was said. */
  async language(scope: WorkspaceScope, id: string): Promise<Language | null> {
    return (await this.drafts.get(scope, id)).body.dialogue.language;
  }

  async view(scope: WorkspaceScope, draft: StoredDraft): Promise<CampaignDraft> {
    const [accounts, beside, facts] = await Promise.all([
      this.accounts(scope, draft),
      this.drafts.beside(scope, [draft]),
      this.facts(scope, draft.clientId),
    ]);
    return toDraft(draft, beside, accounts, this.today, facts);
  }

  /**
   * Values edited by hand. What is edited or confirmed must be sound by itself; the rest may still be in the making.
   * @throws AppError `invalid_input` naming each slot, `draft_changed`, `wrong_state`.
   */
  async edit(scope: WorkspaceScope, id: string, edit: Edit): Promise<StoredDraft> {
    const draft = await this.drafts.get(scope, id);
    const slots = withEdit(draft.body.slots, edit);
    const accounts = await this.accounts(scope, { clientId: null });
    const [account] = accountsOf(slots, accounts);
    const facts = await this.facts(scope, account?.clientId ?? draft.clientId);
    this.refuseFaults({ slots, accounts, facts }, [
      ...(Object.keys(edit.set) as SlotName[]),
      ...edit.confirm,
    ]);
    // A "yes" that comes later answers what was asked before this edit, so it cannot mean what stands there now.
    const confirming = draft.body.dialogue.confirming.filter((name) => edit.set[name] === undefined);
    const dialogue = { ...draft.body.dialogue, confirming };
    return this.store(scope, draft, { slots, dialogue }, edit.version, accounts);
  }

  /** Writes a body with its places looked up; whose it is follows from the accounts it names. */
  async store(
    scope: WorkspaceScope,
    draft: StoredDraft,
    body: DraftBody,
    version: number,
    accounts: readonly DraftAccount[],
  ): Promise<StoredDraft> {
    const [account] = accountsOf(body.slots, accounts);
    const findings = await this.places.find(scope, body, draft.body.findings, accounts);
    return this.drafts.change(scope, draft.id, version, ['editing'], {
      body: { ...body, findings },
      clientId: account?.clientId ?? draft.clientId,
      adAccountId: account?.id ?? null,
    });
  }

  private refuseFaults(
    {
      slots,
      accounts,
      facts,
    }: {
      readonly slots: DraftSlots;
      readonly accounts: readonly DraftAccount[];
      readonly facts: readonly FactInForce[];
    },
    touched: readonly SlotName[],
  ): void {
    const errors = draftFaults(slots, accounts, this.today, facts)
      .filter(({ slot, code }) => touched.includes(slot) && code !== 'missing' && code !== 'account_missing')
      .map((fault) => ({ field: `set.${fault.slot}`, message: faultText(fault) }));
    const empty = touched.filter((name) => isCritical(name) && slots[name].value === null);
    errors.push(...empty.map((name) => ({ field: `confirm.${name}`, message: 'is missing' })));
    if (errors.length > 0)
      throw new AppError('invalid_input', 'The draft was not changed: see what is wrong with each field.', {
        errors,
      });
  }
}

function isCritical(name: SlotName): name is CriticalSlot {
  return criticalSlots.some((critical) => critical === name);
}

function withEdit(slots: DraftSlots, { set, clear, confirm }: Edit): DraftSlots {
  const edited = Object.entries(set)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => [name, { value, source: 'edited', confirmed: false }] as const);
  const emptied = clear.map((name) => [name, { value: null, source: null, confirmed: false }] as const);
  const changed = { ...slots, ...Object.fromEntries([...edited, ...emptied]) } as DraftSlots;
  const confirmed = confirm.map((name) => [name, { ...changed[name], confirmed: true }] as const);
  return { ...changed, ...Object.fromEntries(confirmed) } as DraftSlots;
}
