import type { AccountState } from '../../world/state.js';
import type { Criterion, RowContext } from './context.js';

/** Resource names, `customers/{customer}/{collection}/{id}`. */
export function nameOf(state: AccountState, collection: string, ...ids: string[]): string {
  return `customers/${state.account.id}/${collection}/${ids.join('~')}`;
}

/** Last part of a resource name of this customer and collection; null when it is another kind of name. */
export function idsIn(state: AccountState, collection: string, name: string): string[] | null {
  const prefix = `customers/${state.account.id}/${collection}/`;
  if (!name.startsWith(prefix)) return null;
  const ids = name.slice(prefix.length).split('~');
  return ids.every((id) => /^-?\d+$/.test(id)) ? ids : null;
}

export function criterionName(state: AccountState, criterion: Criterion): string {
  return 'adGroupId' in criterion && criterion.adGroupId
    ? nameOf(state, 'adGroupCriteria', criterion.adGroupId, criterion.id)
    : nameOf(state, 'campaignCriteria', criterion.campaignId, criterion.id);
}

export function termName(row: RowContext): string {
  const term = Buffer.from(row.term ?? '').toString('base64url');
  return nameOf(row.state, 'searchTermViews', `${row.campaign?.id}~${row.group?.id}~${term}`);
}

/** snake_case path to lowerCamelCase, part by part. */
export function camel(path: string): string {
  return path.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}
