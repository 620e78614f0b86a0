import { type Constraint, namesEntity, type SnapshotConstraint } from '@adwright/contracts';
import type { AccountView } from './account-view.js';
import { type Day, weekdayOf } from './days.js';

type Of<K extends Constraint['kind']> = Extract<Constraint, { kind: K }>;

function ofKind<K extends Constraint['kind']>(view: AccountView, kind: K): { factId: string; rule: Of<K> }[] {
  return view.index.snapshot.constraints.flatMap(({ factId, constraint }: SnapshotConstraint) =>
    constraint.kind === kind ? [{ factId, rule: constraint as Of<K> }] : [],
  );
}

/** True on a weekday on which the business says that it is closed: nothing is missed there. */
export function isClosed(view: AccountView, day: Day): boolean {
  const closed = view.once(
    'closed',
    () => new Set(ofKind(view, 'closed_days').flatMap(({ rule }) => rule.weekdays)),
  );
  return closed.has(weekdayOf(day) + 1);
}

/** The business's margin as a share; of several that were written down the least, since it is the one that can lose money. */
export function marginOf(view: AccountView): { factId: string; share: number; percent: number } | null {
  const [least] = ofKind(view, 'margin').sort((a, b) => a.rule.percent - b.rule.percent);
  return least
    ? { factId: least.factId, share: least.rule.percent / 100, percent: least.rule.percent }
    : null;
}

const DAYS = { day: 1, week: 7, month: 30.4 } as const;

/** The daily budget an entity may have at most, in micros of the account's currency; null without a limit of its own. */
export function budgetLimitOf(view: AccountView, entity: number): { factId: string; micros: bigint } | null {
  const { platform, currency } = view.index.snapshot;
  const { level, name } = view.entity(entity);
  const campaign = view.ancestor(entity, 'campaign');
  const place = { level, name, campaignName: campaign === null ? null : view.entity(campaign).name };
  const limits = ofKind(view, 'max_budget')
    .filter(({ rule }) => rule.target.kind !== 'account' && rule.currency === currency)
    .filter(({ rule }) => namesEntity(rule.target, platform, place, { within: true }))
    .map(({ factId, rule }) => ({
      factId,
      micros: BigInt(Math.floor(Number(rule.amountMicros) / DAYS[rule.period])),
    }));
  return limits.sort((a, b) => (a.micros < b.micros ? -1 : 1))[0] ?? null;
}
