import { META_SCOPES } from '../../control/credentials.js';
import type { Context } from '../../http/context.js';
import type { AccountState } from '../../world/state.js';
import { USER } from '../access.js';
import type { Caller } from '../call.js';
import { ABSENT } from './absent.js';
import { accountNode } from './account.js';
import { Node, type NodeType } from './node.js';

interface Person {
  context: Context;
  caller: Caller;
}

const PERSON: NodeType<Person> = {
  name: 'User',
  defaults: ['name'],
  edges: ['adaccounts', 'accounts', 'permissions'],
  absent: new Set(['email', 'picture', 'link', 'locale', 'timezone']),
  fields: {
    name: () => USER.name,
    first_name: () => USER.name.split(' ')[0],
    last_name: () => USER.name.split(' ')[1],
  },
};

export function userNode(context: Context, caller: Caller): Node {
  return Node.of(PERSON, USER.id, null, { context, caller });
}

/** Permissions as `/me/permissions` lists them: what was asked for and given or not. */
export function permissions(caller: Caller): Record<string, unknown>[] {
  const { scopes } = caller.claims;
  const all = [...new Set([...scopes, ...META_SCOPES])];
  return all.map((permission) => ({
    permission,
    status: scopes.includes(permission) ? 'granted' : 'declined',
  }));
}

interface PageOf {
  name: string;
  token: string;
}

const PAGE: NodeType<PageOf> = {
  name: 'Page',
  defaults: ['name'],
  edges: ['subscribed_apps', 'leadgen_forms'],
  absent: ABSENT.page,
  fields: {
    name: ({ name }) => name,
    access_token: ({ token }) => token,
    category: () => 'Shopping & Retail',
    leadgen_tos_accepted: () => true,
    is_published: () => true,
    tasks: () => ['ADVERTISE', 'ANALYZE', 'CREATE_CONTENT', 'MANAGE'],
  },
};

const PIXEL: NodeType<AccountState> = {
  name: 'AdsPixel',
  edges: [],
  absent: ABSENT.pixel,
  fields: {
    name: ({ account }) => `${account.name} pixel`,
    is_unavailable: () => false,
    owner_ad_account: (state) => accountNode(state),
  },
};

/** The pixel whose events the account's conversions come from. */
export function pixelNodes(state: AccountState): Node[] {
  const { pixel_id: id } = state.account.extra;
  return typeof id === 'string' ? [Node.of(PIXEL, id, state, state)] : [];
}

/** The token with which a page is managed; made of the person's own. */
function pageToken(context: Context, caller: Caller, id: string): string {
  if (isPageToken(caller, id)) return caller.token;
  return context.tokens.issue({ ...caller.claims, grant: `${caller.claims.grant}/page/${id}` });
}

/** Whether a call comes as a page and not as a person. */
export function isPageToken(caller: Caller, id: string): boolean {
  return caller.claims.grant.endsWith(`/page/${id}`);
}

/** Pages of the demo accounts, one each; of one account when it is given. */
export function pageNodes(context: Context, caller: Caller, of?: AccountState): Node[] {
  const pages = new Map<string, Node>();
  for (const { account } of of ? [of] : context.runtime.world.states('meta')) {
    const { page_id: id, page_name: name } = account.extra;
    if (typeof id !== 'string' || pages.has(id)) continue;
    const pageName = typeof name === 'string' ? name : account.name;
    pages.set(id, Node.of(PAGE, id, null, { name: pageName, token: pageToken(context, caller, id) }));
  }
  return [...pages.values()];
}
