import { type AdPlatform, adPlatformSchema, type DraftSlots } from '@adwright/contracts';
import { candidatesFor, type TurnContext, withSlot } from './context.js';

export interface Settled {
  readonly slots: DraftSlots;
  /** Platforms that were left out, since nothing can be created there. */
  readonly leftOut: readonly AdPlatform[];
}

/**
 * Chooses what there is no choice about: the only platform that can be written to, the only account of a platform. What
 * is chosen so is shown as assumed and confirmed like anything else.
 */
export function settleAccounts(slots: DraftSlots, { accounts }: TurnContext): Settled {
  let settled = slots;
  const writable = adPlatformSchema.options.filter((platform) =>
    accounts.some((account) => account.platform === platform && account.canCreate),
  );
  const wished = settled.platforms.value ?? [];
  const leftOut = writable.length === 0 ? [] : wished.filter((platform) => !writable.includes(platform));
  if (leftOut.length > 0) {
    const rest = wished.filter((platform) => writable.includes(platform));
    settled = withSlot(settled, 'platforms', rest.length === 0 ? null : rest, settled.platforms.source);
  }
  const [only] = writable;
  if (settled.platforms.value === null && only !== undefined && writable.length === 1)
    settled = withSlot(settled, 'platforms', [only], 'assumed');
  const platforms = settled.platforms.value;
  if (platforms === null) return { slots: settled, leftOut };

  const kept = accounts.filter(
    ({ id, platform }) => settled.accounts.value?.includes(id) && platforms.includes(platform),
  );
  let ids = kept.map(({ id }) => id);
  for (const platform of platforms) {
    if (kept.some((account) => account.platform === platform)) continue;
    const [candidate, ...more] = candidatesFor(settled, platform, accounts);
    if (candidate && more.length === 0) ids = [...ids, candidate.id];
  }
  const before = settled.accounts.value ?? [];
  if (ids.length !== before.length || ids.some((id) => !before.includes(id))) {
    const added = ids.some((id) => !before.includes(id));
    const source = added ? 'assumed' : settled.accounts.source;
    settled = withSlot(settled, 'accounts', ids.length === 0 ? null : ids, source);
  }
  if (platforms.length === 2 && settled.googleShare.value === null)
    settled = withSlot(settled, 'googleShare', 50, 'assumed');
  return { slots: settled, leftOut };
}
