import type { Finding } from '@adwright/contracts';
import type { AccountView } from '../account/account-view.js';

/** Looks for one kind of trouble that is not a change to make. Pure, like a rule. */
export interface Finder {
  /** Stable name of what it finds. */
  readonly kind: string;
  readonly summary: string;
  find(view: AccountView): Finding[];
}

/** What a finding is about; the account itself when `entity` is the account's total. */
export function findingTarget(view: AccountView, entity: number): Finding['target'] {
  if (entity !== view.account) {
    const { level, externalId, name } = view.entity(entity);
    return { level, externalId, name };
  }
  const [top] = view.entitiesAt('account');
  if (top !== undefined) return findingTarget(view, top);
  return { level: 'account', externalId: view.index.snapshot.accountId, name: 'The account' };
}
