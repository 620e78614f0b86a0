import type { AccountState } from '../../world/state.js';
import type { Entities, EntityType, Json } from '../../world/types.js';
import type { Op } from '../../world/write.js';
import { idsIn, nameOf } from '../rows/names.js';

/** A refusal of one operation; the runner adds where it stands in the request. */
export class Refusal extends Error {
  constructor(
    readonly category: string,
    readonly code: string,
    message: string,
    /** snake_case path below the operation's resource. */
    readonly field?: string,
    readonly details?: Record<string, unknown>,
  ) {
    super(message);
  }
}

type Fields = { [field: string]: Json };

/**
 * The account as the operations of one request see it: the stored state plus what earlier operations of the same
 * request did. Nothing is applied until all operations were accepted.
 */
export class Session {
  readonly ops: Op[] = [];
  private readonly created = new Map<string, Entities[EntityType]>();
  private readonly updated = new Map<string, Fields>();
  private readonly temporary = new Map<string, string>();

  constructor(
    readonly state: AccountState,
    readonly now: number,
  ) {}

  /** The entity as this request sees it. */
  get<T extends EntityType>(type: T, id: string): Entities[T] | undefined {
    const key = `${type}/${id}`;
    const base = (this.created.get(key) as Entities[T] | undefined) ?? this.state.get(type, id);
    const changes = this.updated.get(key);
    return base && changes ? { ...base, ...changes } : base;
  }

  /** Stored and freshly created entities of a type that a test accepts. */
  find<T extends EntityType>(type: T, among: readonly Entities[T][], test: (entity: Entities[T]) => boolean) {
    for (const entity of among) {
      const seen = this.get(type, entity.id);
      if (seen && test(seen)) return seen;
    }
    for (const [key, entity] of this.created) {
      if (key.startsWith(`${type}/`) && test(entity as Entities[T])) return entity as Entities[T];
    }
    return undefined;
  }

  /** Registers a creation; a negative id in the given resource name becomes a name for later operations. */
  create(type: EntityType, fields: Fields, requested: string | undefined, collection: string): string {
    const id = this.state.nextId();
    if (requested !== undefined) {
      const ids = idsIn(this.state, collection, requested);
      const last = ids?.at(-1) ?? '';
      if (!ids || !last.startsWith('-')) {
        throw new Refusal(
          'requestError',
          'RESOURCE_NAME_MALFORMED',
          'A created resource may only carry a temporary (negative) id.',
          'resource_name',
        );
      }
      if (this.temporary.has(last)) {
        throw new Refusal(
          'mutateError',
          'ID_EXISTS_IN_MULTIPLE_MUTATES',
          'The same temporary id was used for several resources.',
          'resource_name',
        );
      }
      this.temporary.set(last, id);
    }
    this.ops.push({ op: 'create', type, id, fields });
    this.created.set(`${type}/${id}`, { history: [], createdAt: this.now, ...fields, id } as never);
    return id;
  }

  update(type: EntityType, id: string, fields: Fields): void {
    this.ops.push({ op: 'update', type, id, fields });
    const key = `${type}/${id}`;
    this.updated.set(key, { ...this.updated.get(key), ...fields });
  }

  remove(type: EntityType, id: string): void {
    this.ops.push({ op: 'remove', type, id });
    const key = `${type}/${id}`;
    this.updated.set(key, { ...this.updated.get(key), status: 'REMOVED' });
  }

  /** Ids of a resource name, temporary ones resolved. Throws when the name is of another kind or account. */
  ids(collection: string, name: unknown, field: string): string[] {
    const ids = typeof name === 'string' ? idsIn(this.state, collection, name) : null;
    if (!ids) {
      throw new Refusal(
        'requestError',
        'RESOURCE_NAME_MALFORMED',
        `'${String(name)}' is not a resource name of ${collection}.`,
        field,
      );
    }
    return ids.map((id) => {
      if (!id.startsWith('-')) return id;
      const real = this.temporary.get(id);
      if (real) return real;
      throw new Refusal(
        'mutateError',
        'RESOURCE_NOT_FOUND',
        `Resource was not found: temporary id ${id}.`,
        field,
      );
    });
  }

  /** Name of a resource of this account. */
  name(collection: string, ...ids: string[]): string {
    return nameOf(this.state, collection, ...ids);
  }

  /** Rolls back what the last operation registered: used under partial failure. */
  mark(): () => void {
    const ops = this.ops.length;
    const created = new Map(this.created);
    const updated = new Map(this.updated);
    const temporary = new Map(this.temporary);
    return () => {
      this.ops.length = ops;
      restore(this.created, created);
      restore(this.updated, updated);
      restore(this.temporary, temporary);
    };
  }
}

function restore<K, V>(target: Map<K, V>, source: ReadonlyMap<K, V>): void {
  target.clear();
  for (const [key, value] of source) target.set(key, value);
}
