import type { Context } from '../../http/context.js';
import type { AccountState } from '../../world/state.js';
import { parameter } from '../errors.js';
import type { FieldSpec } from '../field-spec.js';

/** What field getters may need beside their own object. */
export interface View {
  context: Context;
  /** Virtual instant of the call. */
  now: number;
  /** Below an edge: renders one of a node's edges. Set by the edge module. */
  edge(node: Node, name: string, spec: FieldSpec): unknown;
}

export type Getter<T> = (of: T, view: View) => unknown;

/** A kind of Graph object: its fields by name, and the names that exist but hold nothing in the sandbox. */
export interface NodeType<T> {
  name: string;
  fields: Readonly<Record<string, Getter<T>>>;
  absent: ReadonlySet<string>;
  edges: readonly string[];
  /** Fields shown beside the id when none are asked for. */
  defaults?: readonly string[];
}

/** One Graph object: an id, its account (users and pages have none), and a way to read its fields. */
export class Node {
  private constructor(
    readonly id: string,
    readonly type: string,
    readonly state: AccountState | null,
    readonly edges: readonly string[],
    private readonly defaults: readonly string[],
    private readonly read: (field: string, view: View) => unknown,
  ) {}

  static of<T>(type: NodeType<T>, id: string, state: AccountState | null, it: T): Node {
    return new Node(id, type.name, state, type.edges, type.defaults ?? [], (field, view) => {
      if (field === 'id') return id;
      const getter = type.fields[field];
      if (getter && Object.hasOwn(type.fields, field)) return getter(it, view);
      if (type.absent.has(field)) return undefined;
      throw parameter(`Tried accessing nonexisting field (${field}) on node type (${type.name})`);
    });
  }

  /** The value of a field; undefined when it holds nothing. Throws code 100 for names that do not exist. */
  field(name: string, view: View): unknown {
    return this.read(name, view);
  }

  /**
   * The object as JSON: the fields asked for, the id always, empty ones left out. Without a list only the
   * id (people, pages and businesses also show their name).
   */
  render(specs: readonly FieldSpec[] | null, view: View): Record<string, unknown> {
    const out: Record<string, unknown> = {};
    for (const spec of specs ?? this.defaults.map((name) => ({ name, args: {}, fields: null }))) {
      const value = this.edges.includes(spec.name)
        ? view.edge(this, spec.name, spec)
        : shown(this.read(spec.name, view), spec.fields, view);
      if (value !== undefined) out[spec.name] = value;
    }
    out.id = this.id;
    return out;
  }
}

function shown(value: unknown, specs: readonly FieldSpec[] | null, view: View): unknown {
  if (value instanceof Node) return value.render(specs, view);
  if (specs === null || value === null || typeof value !== 'object' || Array.isArray(value)) return value;
  // A selection below a plain structure picks its keys.
  const from = value as Record<string, unknown>;
  return Object.fromEntries(
    specs.flatMap(({ name, fields }) =>
      from[name] === undefined ? [] : [[name, shown(from[name], fields, view)]],
    ),
  );
}
