import type { AccountState } from '../world/state.js';
import type { AnyEntity, Entities, EntityType } from '../world/types.js';

const DEFAULT_LAG_MS = 5_000;

/** An entity as it stood at an instant; undefined when it did not exist yet. */
function past<T extends AnyEntity>(entity: T | undefined, at: number): T | undefined {
  if (!entity || entity.createdAt > at) return undefined;
  const copy: Record<string, unknown> = { ...entity };
  const reverted = new Set<string>();
  for (const { at: changedAt, field, from } of entity.history) {
    if (changedAt <= at || reverted.has(field)) continue;
    copy[field] = from;
    reverted.add(field);
  }
  copy.history = entity.history.filter((change) => change.at <= at);
  copy.updatedAt = entity.history.findLast((change) => change.at <= at)?.at ?? entity.createdAt;
  return copy as unknown as T;
}

/** The account as it stood at an instant, for reading only. */
function pastState(state: AccountState, at: number): AccountState {
  const kept = <T extends AnyEntity>(list: readonly T[]) => list.flatMap((one) => past(one, at) ?? []);
  return Object.assign(Object.create(state) as AccountState, {
    get: <T extends EntityType>(type: T, id: string) => past<Entities[T]>(state.get(type, id), at),
    all: <T extends EntityType>(type: T) => kept<Entities[T]>(state.all(type)),
    adGroupsOf: (id: string) => kept(state.adGroupsOf(id)),
    adsOf: (id: string) => kept(state.adsOf(id)),
  });
}

/** Reads that lag behind a write for a while, as the vendor's replicas may. Lag is real time. */
export class StaleReads {
  private readonly lags = new Map<string, { at: number; until: number }>();

  /** From now on reads of an account show what was before `at`. */
  start(accountId: string, at: number, lagMs = DEFAULT_LAG_MS): void {
    this.lags.set(accountId, { at, until: Date.now() + lagMs });
  }

  /** The account as a read sees it now. */
  readonly see = (state: AccountState): AccountState => {
    const lag = this.lags.get(state.account.id);
    if (!lag) return state;
    if (Date.now() < lag.until) return pastState(state, lag.at);
    this.lags.delete(state.account.id);
    return state;
  };
}
