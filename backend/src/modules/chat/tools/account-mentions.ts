import { notFound } from '../../../common/app-error.js';
import type { FactSheet } from './fact-sheet.js';
import type { ToolAccount, ToolPlace } from './tool-accounts.repository.js';

/** The oldest reading among accounts: no figure over them is fresher than that. */
export function oldestSync(accounts: readonly ToolAccount[]): Date | null {
  const times = accounts.map(({ syncedAt }) => syncedAt);
  const known = times.filter((time) => time !== null);
  return known.length < times.length || known.length === 0
    ? null
    : new Date(Math.min(...known.map((time) => time.getTime())));
}

/** Whose count of conversions stands behind the figures. */
export function attributionOf(accounts: readonly ToolAccount[]): string | null {
  const words = [...new Set(accounts.map(({ platform, goal }) => `${platform}: ${goal}`))];
  return words.length === 0 ? null : words.join(', ');
}

/** Mentions each account; the map gives a mention by the account's id. */
export function mentionAccounts(
  sheet: FactSheet,
  accounts: readonly ToolAccount[],
): ReadonlyMap<string, string> {
  return new Map(
    accounts.map(({ id, name, platform }) => [
      id,
      sheet.mention('account', name, { entityId: id, state: platform }),
    ]),
  );
}

/** The accounts that have a complete day. @throws AppError `not_found` when something was named that is not visible. */
export function readableAccounts(
  accounts: readonly ToolAccount[],
  place: ToolPlace,
): (ToolAccount & { through: string })[] {
  if (accounts.length === 0 && (place.adAccountId || place.campaignId)) {
    throw notFound(place.campaignId ? 'campaign' : 'ad account');
  }
  return accounts.flatMap((account) =>
    account.through === null ? [] : [{ ...account, through: account.through }],
  );
}

/** Accounts of each currency: amounts of different currencies are never added. */
export function byCurrency<A extends ToolAccount>(accounts: readonly A[]): ReadonlyMap<string, A[]> {
  const groups = new Map<string, A[]>();
  for (const account of accounts)
    groups.set(account.currency, [...(groups.get(account.currency) ?? []), account]);
  return groups;
}
