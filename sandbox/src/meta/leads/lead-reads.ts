import type { Context } from '../../http/context.js';
import { needScope } from '../access.js';
import type { Call, Caller } from '../call.js';
import { GraphError, unknownObject } from '../errors.js';
import { strikeBefore } from '../faults.js';
import { isPageToken } from '../nodes/people.js';
import type { Found } from '../objects.js';
import type { Reads } from '../reads.js';
import { formNodes } from './form-node.js';
import { leadNodes } from './lead-node.js';
import { subscribedApps } from './subscriptions.js';

/** Whether a call is about leads and not about advertising. */
export function aboutLeads(found: Found, edge: string | undefined): boolean {
  if (found.kind === 'form' || found.kind === 'lead') return true;
  return (found.kind === 'page' && edge !== undefined) || (found.kind === 'ad' && edge === 'leads');
}

function needPage(caller: Caller, page: string): void {
  if (isPageToken(caller, page)) return;
  throw new GraphError(210, '(#210) A page access token is required to request this resource.');
}

/** Pages' subscriptions and forms, forms, and leads. Throws the vendor's refusals: 10, 100, 200, 210. */
export async function serveLeads(
  context: Context,
  reads: Reads,
  { call, found, edge, caller }: { call: Call; found: Found; edge: string | undefined; caller: Caller },
): Promise<unknown> {
  const { id } = found.node;
  const state =
    found.state ?? context.runtime.world.states('meta').find(({ account }) => account.extra.page_id === id);
  if (!state) throw unknownObject(id, call.method);
  const write = call.method !== 'GET';
  await strikeBefore(context, { account: state.account.id, write, insights: false, bulky: false });
  if (edge === 'subscribed_apps' && found.kind === 'page') {
    needPage(caller, id);
    needScope(caller, null, 'pages_manage_metadata');
    if (call.method === 'POST') needScope(caller, null, 'leads_retrieval');
    return subscribedApps(context, call, id);
  }
  if (write) throw unknownObject(id, call.method);
  if (found.kind === 'page' && edge === 'leadgen_forms') {
    needPage(caller, id);
    needScope(caller, null, 'pages_manage_ads', 'leads_retrieval');
    return reads.list(call, formNodes(state));
  }
  needScope(caller, null, 'leads_retrieval');
  if (edge === undefined) return reads.node(found, call.params);
  if (edge !== 'leads' || found.kind === 'lead') return reads.edge(call, found, edge, caller);
  return reads.list(call, leadNodes(context, found.node, call.params, context.runtime.now()));
}
