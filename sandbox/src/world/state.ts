import { Calendar } from './calendar.js';
import type {
  Account,
  Ad,
  AdGroup,
  AnyEntity,
  Campaign,
  Entities,
  EntityType,
  Keyword,
  Negative,
} from './types.js';
import type { Actor } from './write.js';

/** One applied operation, as the change feeds of both platforms report it. */
export interface ChangeRecord {
  seq: number;
  at: number;
  actor: Actor;
  operation: 'create' | 'update' | 'remove';
  type: EntityType;
  id: string;
  campaignId: string | null;
  adGroupId: string | null;
  /** Field -> [old, new]; a create carries only new values. */
  fields: Record<string, [unknown, unknown]>;
}

type Tables = { [T in EntityType]: Map<string, Entities[T]> };

/** Everything one account holds, with the indices that reports walk. */
export class AccountState {
  readonly tables: Tables = {
    campaign: new Map(),
    budget: new Map(),
    adGroup: new Map(),
    ad: new Map(),
    keyword: new Map(),
    negative: new Map(),
    target: new Map(),
    creative: new Map(),
    image: new Map(),
    conversionAction: new Map(),
  };
  readonly changes: ChangeRecord[] = [];
  readonly calendar: Calendar;
  private readonly groups = new Map<string, AdGroup[]>();
  private readonly ads = new Map<string, Ad[]>();
  private readonly keywords = new Map<string, Keyword[]>();
  private readonly negatives = new Map<string, Negative[]>();
  private readonly budgetUsers = new Map<string, Set<string>>();
  private readonly instants = new Map<string, number[]>();
  private next: number;

  constructor(readonly account: Account) {
    this.calendar = new Calendar(account.timeZone);
    this.next = account.idBase;
  }

  /** The id the next created entity gets; numeric, unique over all types of the account. */
  nextId(): string {
    const id = String(this.next);
    this.next += 1;
    return id;
  }

  get<T extends EntityType>(type: T, id: string): Entities[T] | undefined {
    return this.tables[type].get(id) as Entities[T] | undefined;
  }

  all<T extends EntityType>(type: T): Entities[T][] {
    return [...this.tables[type].values()] as Entities[T][];
  }

  adGroupsOf(campaignId: string): readonly AdGroup[] {
    return this.groups.get(campaignId) ?? [];
  }

  adsOf(adGroupId: string): readonly Ad[] {
    return this.ads.get(adGroupId) ?? [];
  }

  keywordsOf(adGroupId: string): readonly Keyword[] {
    return this.keywords.get(adGroupId) ?? [];
  }

  /** Negatives by owner: a campaign id for campaign level, an ad group id for ad-group level. */
  negativesOf(ownerId: string): readonly Negative[] {
    return this.negatives.get(ownerId) ?? [];
  }

  /** Instants at which something that shapes this campaign's delivery changed, ascending. */
  instantsOf(campaignId: string): readonly number[] {
    return this.instants.get(campaignId) ?? [];
  }

  insert<T extends EntityType>(type: T, entity: Entities[T]): void {
    (this.tables[type] as Map<string, AnyEntity>).set(entity.id, entity);
    const numeric = Number(entity.id);
    if (Number.isSafeInteger(numeric) && numeric >= this.next) this.next = numeric + 1;
    if (type === 'campaign') this.noteBudget((entity as Campaign).budgetId, entity.id);
    if (type === 'adGroup') {
      const group = entity as AdGroup;
      push(this.groups, group.campaignId, group);
      this.noteBudget(group.budgetId, group.campaignId);
    }
    if (type === 'ad') push(this.ads, (entity as Ad).adGroupId, entity as Ad);
    if (type === 'keyword') push(this.keywords, (entity as Keyword).adGroupId, entity as Keyword);
    if (type === 'negative') {
      const negative = entity as Negative;
      push(this.negatives, negative.adGroupId ?? negative.campaignId, negative);
    }
  }

  /** Campaigns whose delivery an entity can change (several for a shared budget). */
  campaignsTouched(type: EntityType, entity: AnyEntity): string[] {
    if (type === 'campaign') return [entity.id];
    if (type === 'budget') return this.campaignsUsing(entity.id);
    return 'campaignId' in entity ? [entity.campaignId] : [];
  }

  /** Campaigns that draw (or ever drew) on a budget, through themselves or one of their ad groups. */
  campaignsUsing(budgetId: string): string[] {
    return [...(this.budgetUsers.get(budgetId) ?? [])];
  }

  noteBudget(budgetId: string | null, campaignId: string): void {
    if (budgetId === null) return;
    const users = this.budgetUsers.get(budgetId);
    if (users) users.add(campaignId);
    else this.budgetUsers.set(budgetId, new Set([campaignId]));
  }

  noteInstant(campaignId: string, at: number): void {
    const list = this.instants.get(campaignId) ?? [];
    if (list.at(-1) === at) return;
    list.push(at);
    if (list.length > 1 && (list.at(-2) ?? 0) > at) list.sort((a, b) => a - b);
    this.instants.set(campaignId, list);
  }
}

function push<T>(index: Map<string, T[]>, key: string, value: T): void {
  const list = index.get(key);
  if (list) list.push(value);
  else index.set(key, [value]);
}
