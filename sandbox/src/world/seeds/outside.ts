import type { AccountState } from '../state.js';
import type { Op, Write } from '../write.js';

/** A foreign edit relative to the anchor day; hour is account-local. */
function edit(
  state: AccountState,
  dayOffset: number,
  hour: number,
  email: string,
  op: Op | null,
): Omit<Write, 'seq'>[] {
  if (!op) return [];
  const at = state.calendar.startOf(state.account.anchorDay + dayOffset) + hour * 3_600_000;
  return [{ at, accountId: state.account.id, actor: { email, client: 'WEB' }, ops: [op] }];
}

function named<T extends 'campaign' | 'keyword' | 'adGroup'>(
  state: AccountState,
  type: T,
  name: string,
): string | null {
  return state.all(type).find((entity) => entity.name === name)?.id ?? null;
}

/**
 * Story (f): edits people made in the vendors' own interfaces, four days before the anchor and (so that drift
 * also appears while someone is watching) one day after it. Ordered by time.
 */
export function outsideEdits(states: readonly AccountState[]): Omit<Write, 'seq'>[] {
  return states
    .flatMap((state) => {
      const group = named(state, 'adGroup', 'Inspektion & Reparatur');
      const keyword = named(state, 'keyword', 'fahrrad inspektion kosten');
      const social = named(state, 'adGroup', 'Parents, cargo interest');
      const socialBudget = social && state.get('adGroup', social)?.budgetId;
      const update = (
        type: 'adGroup' | 'keyword' | 'budget',
        id: string | null | undefined,
        fields: Record<string, number | string>,
      ): Op | null => (id ? { op: 'update', type, id, fields } : null);
      return [
        ...edit(
          state,
          -4,
          16.6,
          'jan.petersen@nordlicht.example.com',
          update('adGroup', group, { bidMicros: 1_900_000 }),
        ),
        ...edit(
          state,
          1,
          9.25,
          'jan.petersen@nordlicht.example.com',
          update('keyword', keyword, { status: 'PAUSED' }),
        ),
        ...edit(
          state,
          -5,
          11,
          'sam@lindwurm-bikes.example.com',
          update('budget', socialBudget, { amountMicros: 85_000_000 }),
        ),
      ];
    })
    .sort((x, y) => x.at - y.at);
}
