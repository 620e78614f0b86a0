import type { Context } from '../http/context.js';
import { CLIENTS } from '../oauth/tokens.js';
import type { AccountState } from '../world/state.js';
import { authenticate, needScope } from './access.js';
import { runBatch } from './batch.js';
import type { Call, Caller, Reply } from './call.js';
import { errorBody, GraphError, parameter, traceId, unknownObject } from './errors.js';
import { NoReply, strikeAfter, strikeBefore } from './faults.js';
import { aboutLeads, serveLeads } from './leads/lead-reads.js';
import { appSubscriptions } from './leads/subscriptions.js';
import { type Found, findObject } from './objects.js';
import { searchPlaces } from './place-search.js';
import { Reads } from './reads.js';
import { Reports } from './reports.js';
import { StaleReads } from './stale-reads.js';
import { accessToken, debugToken } from './tokens.js';
import type { Usage, UsageKind } from './usage.js';
import { checkVersion } from './versions.js';
import { Writes, type Written } from './writes.js';

const READ = ['ads_read', 'ads_management'];

/** The Graph API: one call in, one reply out, whether it came over HTTP or inside a batch. */
export class Graph {
  private readonly reports: Reports;
  private readonly reads: Reads;
  private readonly writes: Writes;

  private readonly usage: Usage;
  private readonly stale = new StaleReads();

  constructor(private readonly context: Context) {
    this.usage = context.usage;
    this.reports = new Reports(context);
    this.reads = new Reads(context);
    this.writes = new Writes(context, this.reads, this.reports);
  }

  async call(call: Call): Promise<Reply> {
    const trace = traceId();
    const headers: Record<string, string> = {
      'facebook-api-version': call.version,
      'x-fb-trace-id': trace,
      'x-fb-request-id': traceId(),
      'x-fb-debug': traceId(),
    };
    try {
      Object.assign(headers, checkVersion(call.version));
      this.usage.count('app');
      headers['x-app-usage'] = this.usage.appHeader();
      const body = await this.serve(call, headers);
      if (body instanceof NoReply) return { status: 500, headers, body: null, unanswered: body.how };
      return { status: 200, headers, body };
    } catch (error) {
      const known = toGraphError(error);
      return {
        status: known.status,
        headers: { ...headers, ...known.detail.headers },
        body: errorBody(known, trace),
      };
    }
  }

  private async serve(call: Call, headers: Record<string, string>): Promise<unknown> {
    const [first = '', second, third] = call.path;
    if (first === 'oauth' && second === 'access_token') return accessToken(this.context, call);
    if (first === 'debug_token') return debugToken(this.context, call);
    if (first === CLIENTS.meta.id) return appSubscriptions(this.context, call);
    const caller = authenticate(this.context, call);
    if (first === '') {
      if (call.method === 'POST') return runBatch(call, (one) => this.call(one));
      return this.several(call, caller);
    }
    if (first === 'search' && second === undefined && call.method === 'GET') return searchPlaces(call);
    if (third !== undefined) {
      throw new GraphError(2500, `Unknown path components: /${call.path.slice(2).join('/')}`);
    }
    const see = call.method === 'GET' ? this.stale.see : undefined;
    const found = findObject(this.context, this.reports, caller, first, see);
    if (!found) throw unknownObject(first, call.method);
    if (aboutLeads(found, second)) {
      return serveLeads(this.context, this.reads, { call, found, edge: second, caller });
    }
    return this.onObject(call, found, second, caller, headers);
  }

  private async onObject(
    call: Call,
    found: Found,
    edge: string | undefined,
    caller: Caller,
    headers: Record<string, string>,
  ): Promise<unknown> {
    const { state } = found;
    const insights = edge === 'insights' || found.kind === 'report';
    const report = call.method === 'POST' && edge === 'insights';
    const write = call.method !== 'GET' && !report;
    const kind: UsageKind = insights ? 'ads_insights' : 'ads_management';
    await strikeBefore(this.context, {
      account: state?.account.id ?? '',
      write,
      insights,
      bulky: !write && edge !== undefined,
    });
    if (state) {
      needScope(caller, state, ...(write ? ['ads_management'] : READ));
      this.usage.charge(state, kind);
      Object.assign(headers, this.usage.headers(state, kind));
    }
    if (report && state) return this.startReport(call, found, state);
    if (call.method === 'GET') {
      if (edge === undefined) return this.reads.node(found, call.params);
      if (edge === 'adaccounts') needScope(caller, null, ...READ);
      if (edge === 'accounts') needScope(caller, null, 'pages_show_list');
      return this.reads.edge(call, found, edge, caller);
    }
    if (found.kind === 'user' && edge === 'permissions' && call.method === 'DELETE') {
      this.context.runtime.revoke(caller.claims.grant);
      return { success: true };
    }
    const before = this.context.runtime.now() - 1;
    const written = this.write(call, found, edge, caller);
    const lag = written.applied && state && this.context.faults.take(state.account.id, 'meta_stale_read');
    if (lag) this.stale.start(state.account.id, before, lag.delayMs);
    const unanswered = written.applied && state ? strikeAfter(this.context, state.account.id) : null;
    return unanswered ?? written.body;
  }

  private write(call: Call, found: Found, edge: string | undefined, caller: Caller): Written {
    if (call.method === 'POST') {
      if (edge === undefined) return this.writes.update(call, found, caller);
      return this.writes.create(call, found, edge, caller);
    }
    if (edge === undefined) return this.writes.remove(call, found);
    if (edge === 'adimages' && found.kind === 'account') return this.writes.removeImage(call, found.state);
    throw unknownObject(found.node.id, call.method);
  }

  private startReport(call: Call, found: Found, state: AccountState): Record<string, unknown> {
    const query = this.reads.query(found, call.params);
    return { report_run_id: this.reports.start(state, query, this.context.runtime.now()).id };
  }

  /** `GET /?ids=1,2&fields=...`: several objects by id. */
  private several(call: Call, caller: Caller): Record<string, unknown> {
    const ids = call.params.list('ids')?.map(String) ?? [];
    if (ids.length === 0) throw parameter('The parameter ids is required.');
    if (ids.length > 50) throw parameter('Too many IDs. Maximum: 50.');
    const out: Record<string, unknown> = {};
    for (const id of ids) {
      const found = findObject(this.context, this.reports, caller, id);
      if (!found) throw new GraphError(803, `(#803) Some of the aliases you requested do not exist: ${id}`);
      if (found.state) needScope(caller, found.state, ...READ);
      out[id] = this.reads.node(found, call.params);
    }
    return out;
  }
}

/** Anything that is not a refusal is our own bug: it says so in the log. */
function toGraphError(error: unknown): GraphError {
  if (error instanceof GraphError) return error;
  console.error(error);
  return new GraphError(1, 'An unknown error occurred', { status: 500 });
}
