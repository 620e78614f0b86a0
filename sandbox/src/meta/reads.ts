import type { Context } from '../http/context.js';
import { WaitingRows } from '../http/waiting-rows.js';
import type { AccountState } from '../world/state.js';
import { activities } from './activities.js';
import type { Call, Caller } from './call.js';
import { listEdge } from './edges.js';
import { GraphError, parameter } from './errors.js';
import { tooMuchData } from './faults.js';
import { type FieldSpec, parseFields } from './field-spec.js';
import { readQuery } from './insights/query.js';
import { rowsOf, sizeOf } from './insights/run.js';
import { summaryFields, totalRow } from './insights/summary.js';
import type { InsightsQuery } from './insights/types.js';
import { KeptLists } from './kept-lists.js';
import { minimumBudget } from './money.js';
import { accountNode } from './nodes/account.js';
import type { Node, View } from './nodes/node.js';
import { pageNodes, permissions, pixelNodes } from './nodes/people.js';
import type { Found } from './objects.js';
import { listBody, pageOf } from './paging.js';
import { Params } from './params.js';
import { POLLED, type Report, readable } from './reports.js';

/** Objects times days a synchronous report may cover. */
export const SYNC_CELLS = 100_000;

export function fieldsOf(params: Params): FieldSpec[] | null {
  const text = params.text('fields');
  return text === undefined || text.trim() === '' ? null : parseFields(text);
}

/** Everything that is read: objects, their lists and reports. */
export class Reads {
  private readonly waiting = new WaitingRows();
  private readonly lists = new KeptLists();

  constructor(private readonly context: Context) {}

  view(): View {
    return {
      context: this.context,
      now: this.context.runtime.now(),
      edge: (node, name, spec) => this.nested(node, name, spec),
    };
  }

  node(found: Found, params: Params): Record<string, unknown> {
    const polled = POLLED.map((name) => ({ name, args: {}, fields: null }));
    const specs = fieldsOf(params) ?? (found.kind === 'report' ? polled : null);
    return found.node.render(specs, this.view());
  }

  /** A list below an object. Throws code 100 when the object has no such list. */
  edge(call: Call, found: Found, edge: string, caller: Caller): Record<string, unknown> {
    if (!found.node.edges.includes(edge)) {
      throw parameter(`Tried accessing nonexisting field (${edge}) on node type (${found.node.type})`);
    }
    if (edge === 'insights') return this.insights(call, found);
    if (edge === 'permissions') return { data: permissions(caller) };
    if (found.kind === 'user') return this.ofPerson(call, edge, caller);
    const { state } = found;
    if (edge === 'minimum_budgets' && state) return { data: [minimumBudgets(state)] };
    if (edge === 'adspixels' && state) return this.list(call, pixelNodes(state));
    if (edge === 'promote_pages' && state) {
      return this.list(call, pageNodes(this.context, caller, state));
    }
    if (edge === 'activities' && state) {
      const of = found.kind === 'adset' ? found.node.id : null;
      return this.page(call, activities(state, call.params, fieldsOf(call.params), this.view().now, of));
    }
    return this.objects(call, found.node, edge);
  }

  /** A list of objects of an account, computed once for all of its pages. */
  private objects(call: Call, node: Node, edge: string): Record<string, unknown> {
    const { state } = node;
    const view = this.view();
    const page = pageOf(call.params);
    const pin = page.pin || view.now;
    const compute = () => listEdge(node, edge, call.params, view);
    const asked = ['filtering', 'effective_status', 'updated_since', 'hashes', 'name'];
    const key = JSON.stringify([node.id, edge, pin, asked.map((name) => call.params.json(name) ?? null)]);
    return this.list(call, state ? this.lists.get(state, key, compute) : compute(), pin);
  }

  private ofPerson(call: Call, edge: string, caller: Caller): Record<string, unknown> {
    const accounts = () => this.context.runtime.world.states('meta').map((state) => accountNode(state));
    return this.list(call, edge === 'adaccounts' ? accounts() : pageNodes(this.context, caller));
  }

  /** One page of a list of objects. Throws code 100 for wrong cursors and fields. */
  list(call: Call, nodes: readonly Node[], pin = 0): Record<string, unknown> {
    const page = pageOf(call.params);
    const specs = fieldsOf(call.params);
    const view = this.view();
    const part = nodes.slice(page.offset, page.offset + page.limit);
    const body = listBody(
      call,
      part.map((node) => node.render(specs, view)),
      page,
      page.offset + page.limit < nodes.length,
      pin,
    );
    if (wantsTotal(call.params)) body.summary = { total_count: nodes.length };
    return body;
  }

  private page(call: Call, items: readonly unknown[]): Record<string, unknown> {
    const page = pageOf(call.params);
    const part = items.slice(page.offset, page.offset + page.limit);
    return listBody(call, part, page, page.offset + page.limit < items.length);
  }

  query(found: Found, params: Params): InsightsQuery {
    if (!found.state) throw new GraphError(100, '(#100) No insights for this object');
    return readQuery(found.state, found.node, params, this.view().now);
  }

  private insights(call: Call, found: Found): Record<string, unknown> {
    const { state } = found;
    if (!state) throw new GraphError(100, '(#100) No insights for this object');
    const page = pageOf(call.params);
    if (found.kind === 'report') {
      readable(found.report);
      return this.rows(call, state, found.report);
    }
    const query = this.query(found, call.params);
    if (sizeOf(state, query) > SYNC_CELLS) throw tooMuchData();
    const asOf = page.pin || this.view().now;
    const body = this.rows(call, state, { query, asOf });
    const fields = summaryFields(call.params);
    if (fields === null) return body;
    return {
      ...body,
      summary: totalRow(this.context.runtime.world, state, { ...query, fields }, asOf, this.view()),
    };
  }

  private rows(
    call: Call,
    state: AccountState,
    { query, asOf }: Pick<Report, 'query' | 'asOf'>,
  ): Record<string, unknown> {
    const page = pageOf(call.params);
    const key = `${JSON.stringify(query)}/${asOf}/${state.changes.length}`;
    const { world } = this.context.runtime;
    const { rows, more } = this.waiting.take(key, page.offset, page.limit, () =>
      rowsOf(world, state, query, asOf, this.view()),
    );
    return listBody(call, rows, page, more, asOf);
  }

  /** `campaigns{adsets.limit(2){id}}`: a list inside an object. */
  private nested(node: Node, edge: string, spec: FieldSpec): unknown {
    const params = new Params(spec.args);
    const fields = spec.fields === null ? {} : { fields: words(spec.fields) };
    const call: Call = {
      method: 'GET',
      path: [node.id, edge],
      params: params.with(fields),
      query: {},
      version: 'v26.0',
      base: 'https://graph.example.com',
      bearer: null,
      files: [],
    };
    const state = node.state;
    if (!state) return undefined;
    const body =
      edge === 'insights'
        ? this.insights(call, { kind: 'account', node, state })
        : !LISTS.has(edge)
          ? this.edge(call, { kind: 'account', node, state }, edge, NOBODY)
          : this.objects(call, node, edge);
    const { data, paging } = body as { data: unknown[]; paging?: { cursors: unknown } };
    if (data.length === 0) return undefined;
    return { data, ...(paging ? { paging: { cursors: paging.cursors } } : {}) };
  }
}

/** `summary=true`, or a list that names the count. */
function wantsTotal(params: Params): boolean {
  const summary = params.json('summary');
  if (typeof summary === 'boolean') return summary;
  return params.list('summary')?.some((word) => ['true', 'total_count'].includes(String(word))) ?? false;
}

/** Lists of objects that live in the account. */
const LISTS = new Set(['campaigns', 'adsets', 'ads', 'adcreatives', 'adimages']);

const NOBODY: Caller = {
  token: '',
  claims: { kind: 'access', platform: 'meta', scopes: [], expires: null, grant: '' },
};

function words(specs: readonly FieldSpec[]): string {
  return specs
    .map(({ name, args, fields }) => {
      const arguments_ = Object.entries(args)
        .map(([arg, value]) => `.${arg}(${value})`)
        .join('');
      return `${name}${arguments_}${fields === null ? '' : `{${words(fields)}}`}`;
    })
    .join(',');
}

function minimumBudgets({ account }: AccountState): Record<string, unknown> {
  const { impressions, lowFrequency } = minimumBudget(account);
  return {
    currency: account.currency,
    min_daily_budget_imp: impressions,
    min_daily_budget_low_freq: lowFrequency * 8,
    min_daily_budget_high_freq: lowFrequency,
    min_daily_budget_video_views: impressions,
  };
}
