import type { Context } from '../http/context.js';
import type { AccountState } from '../world/state.js';
import type { Ad, AdGroup, Campaign, Creative } from '../world/types.js';
import { accountOf, USER } from './access.js';
import type { Caller } from './call.js';
import { formWith } from './leads/form-node.js';
import { leadWith } from './leads/lead-node.js';
import { accountNode } from './nodes/account.js';
import { adNode, creativeNode } from './nodes/ad.js';
import { adSetNode } from './nodes/adset.js';
import { campaignNode } from './nodes/campaign.js';
import { imageNode } from './nodes/image.js';
import type { Node } from './nodes/node.js';
import { pageNodes, userNode } from './nodes/people.js';
import { type Report, type Reports, reportNode } from './reports.js';

/** What an id in a path stands for; `entity` only for things that can be written. */
export type Found =
  | { kind: 'user' | 'page' | 'image' | 'form' | 'lead'; node: Node; state: AccountState | null }
  | { kind: 'account'; node: Node; state: AccountState }
  | { kind: 'report'; node: Node; state: AccountState; report: Report }
  | { kind: 'campaign'; node: Node; state: AccountState; entity: Campaign }
  | { kind: 'adset'; node: Node; state: AccountState; entity: AdGroup }
  | { kind: 'ad'; node: Node; state: AccountState; entity: Ad }
  | { kind: 'creative'; node: Node; state: AccountState; entity: Creative };

function inAccount(state: AccountState, id: string): Found | null {
  const campaign = state.get('campaign', id);
  if (campaign) return { kind: 'campaign', state, entity: campaign, node: campaignNode(state, campaign) };
  const group = state.get('adGroup', id);
  if (group) return { kind: 'adset', state, entity: group, node: adSetNode(state, group) };
  const ad = state.get('ad', id);
  if (ad) return { kind: 'ad', state, entity: ad, node: adNode(state, ad) };
  const creative = state.get('creative', id);
  if (creative) return { kind: 'creative', state, entity: creative, node: creativeNode(state, creative) };
  return null;
}

function image(context: Context, id: string): Found | null {
  const [account = '', hash] = id.split(':');
  const state = accountOf(context, `act_${account}`);
  const it = state?.all('image').find((one) => one.extra.hash === hash);
  return state && it ? { kind: 'image', state, node: imageNode(state, it) } : null;
}

/** The object an id names for this caller; null when there is none. `see` is how the account looks to the call. */
export function findObject(
  context: Context,
  reports: Reports,
  caller: Caller,
  id: string,
  see: (state: AccountState) => AccountState = (state) => state,
): Found | null {
  if (id === 'me' || id === USER.id) return { kind: 'user', state: null, node: userNode(context, caller) };
  const known = accountOf(context, id);
  const account = known && see(known);
  if (account) return { kind: 'account', state: account, node: accountNode(account) };
  if (id.includes(':')) return image(context, id);
  const report = reports.find(id);
  const of = report && context.runtime.world.find(report.query.accountId);
  if (report && of) return { kind: 'report', state: of, report, node: reportNode(report, of) };
  for (const state of context.runtime.world.states('meta')) {
    const found = inAccount(see(state), id);
    if (found) return found;
  }
  for (const state of context.runtime.world.states('meta')) {
    const form = formWith(state, id);
    if (form) return { kind: 'form', state, node: form };
    const lead = leadWith(context, state, id);
    if (lead) return { kind: 'lead', state, node: lead };
  }
  const page = pageNodes(context, caller).find((one) => one.id === id);
  return page ? { kind: 'page', state: null, node: page } : null;
}
