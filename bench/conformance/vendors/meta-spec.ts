import { spec } from './config/shared.js';
import { type Enums, fits } from './meta-values.js';
import type { Exchange } from './recorder.js';

interface Param {
  readonly name: string;
  readonly type: string;
}
interface Api {
  readonly method: string;
  readonly endpoint?: string;
  readonly return: string;
  readonly params: readonly Param[];
}
interface NodeSpec {
  readonly apis: readonly Api[];
  readonly fields: readonly { name: string; type?: string }[];
}
type NewerObjects = Record<string, Record<string, readonly string[] | string>>;

/** Accepted everywhere (the issue's own list), beside an endpoint's parameters. */
const GENERAL = new Set([
  'fields',
  'limit',
  'after',
  'before',
  'filtering',
  'access_token',
  'appsecret_proof',
]);
/** Nodes of our paths by the name of their file. */
const NODES = [
  'AdAccount',
  'Campaign',
  'AdSet',
  'Ad',
  'AdCreative',
  'AdReportRun',
  'AdsInsights',
  'AdActivity',
  'User',
  'Page',
  'LeadgenForm',
  'Lead',
];

const kebab = (name: string) =>
  name.replace(/(?<!^)[A-Z]/g, (letter) => `-${letter.toLowerCase()}`).toLowerCase();
const pascal = (field: string) =>
  field.replace(/(^|_)([a-z])/g, (_, __, letter: string) => letter.toUpperCase());

/** Every fault of an exchange against Meta's own parameter and field lists. */
export class MetaSpec {
  private readonly nodes = new Map<string, NodeSpec>();
  private readonly enums: Enums;
  private readonly newer: NewerObjects;
  /** What kind of object an id is, learned from the replies that named it. */
  private readonly kinds = new Map<string, string>([['me', 'User']]);

  constructor() {
    for (const name of NODES) this.nodes.set(name, spec<NodeSpec>('meta', `${name}.json`));
    const enums = spec<{ name: string; values: string[] }[]>('meta', 'enum_types.json');
    this.enums = new Map(enums.map((one) => [one.name, new Set(one.values)]));
    this.newer = spec<{ objects: NewerObjects }>('meta', 'meta-v26-fields-enums.json').objects;
  }

  check(exchange: Exchange): { call: string; faults: string[] } {
    const [id = '', edge] = exchange.path.replace(/^\/meta\/v26\.0\//, '').split('/');
    const node = id.startsWith('act_') ? 'AdAccount' : this.kinds.get(id);
    if (!node)
      return { call: exchange.path, faults: [`${exchange.method} of an id that no reply has named: ${id}`] };
    const call = `${exchange.method} ${node}${edge === undefined ? '' : `/${edge}`}`;
    const api = this.nodes
      .get(node)
      ?.apis.find((one) => one.method === exchange.method && one.endpoint === edge);
    if (!api) return { call, faults: ['no such endpoint'] };
    const sent = [...exchange.query, ...new URLSearchParams(exchange.requestBody)];
    const faults = sent.flatMap(([name, value]) => this.parameterFaults(api, node, name, value));
    if (exchange.status === 200) faults.push(...this.replyFaults(api, JSON.parse(exchange.replyBody)));
    return { call, faults };
  }

  /** Every currency an account may have. */
  get currencies(): readonly string[] {
    const { Currency } = this.newer['ad-account'] ?? {};
    return Array.isArray(Currency) ? Currency : [];
  }

  private parameterFaults(api: Api, node: string, name: string, value: string): string[] {
    const param = api.params.find((one) => one.name === name);
    if (param) return fits(value, param.type, this.enums) ? [] : [`${name}=${value} is no ${param.type}`];
    if (name === 'fields') return this.fieldFaults(api.return || node, value);
    return GENERAL.has(name) ? [] : [`unknown parameter ${name}`];
  }

  /** Top-level names of a field list; what stands in braces belongs to another node. */
  private fieldFaults(node: string, text: string): string[] {
    const known = this.fieldsOf(node);
    const names = text.replace(/\{[^}]*\}/g, '').split(',');
    return known
      ? names.filter((name) => !known.has(name)).map((name) => `${node} has no field ${name}`)
      : [];
  }

  private replyFaults(api: Api, reply: unknown): string[] {
    if (typeof reply !== 'object' || reply === null) return ['the reply is no object'];
    if ('data' in reply && Array.isArray(reply.data))
      return reply.data.flatMap((item: Record<string, unknown>) => this.nodeFaults(api.return, item));
    if ('report_run_id' in reply) {
      this.kinds.set(String(reply.report_run_id), 'AdReportRun');
      return [];
    }
    if (api.method === 'POST' && !('success' in reply) && !('id' in reply)) return ['neither success nor id'];
    if (api.method !== 'GET') {
      if ('id' in reply) this.kinds.set(String(reply.id), api.return);
      return [];
    }
    return this.nodeFaults(api.return, reply as Record<string, unknown>);
  }

  private nodeFaults(node: string, item: Record<string, unknown>): string[] {
    if (typeof item.id === 'string' && this.nodes.has(node)) this.kinds.set(item.id, node);
    const known = this.fieldsOf(node);
    const enums = this.newer[kebab(node)] ?? {};
    return Object.entries(item).flatMap(([name, value]) => {
      if (known && !known.has(name)) return [`${node} in a reply has no field ${name}`];
      const values = enums[pascal(name)];
      if (!Array.isArray(values) || typeof value !== 'string') return [];
      return values.includes(value) ? [] : [`${node}.${name} is never ${value}`];
    });
  }

  private fieldsOf(node: string): Set<string> | null {
    const listed = this.nodes.get(node)?.fields.map((field) => field.name);
    const newer = this.newer[kebab(node)]?.Fields;
    if (!listed) return null;
    // Insights name their attribution windows beside `value` only inside actions; `id` is always there.
    return new Set([...listed, ...(Array.isArray(newer) ? newer : []), 'id']);
  }
}
