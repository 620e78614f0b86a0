import type { Json } from '../../world/types.js';
import { Refusal, type Session } from './session.js';
import type { Shape } from './shape.js';

export type Message = Record<string, unknown>;

/** How one collection of resources is created, updated and removed. */
export interface Mutator {
  /** `campaigns`; also the path of its own mutate method. */
  collection: string;
  /** `campaign`: prefix of `campaignOperation` and `campaignResult`. */
  key: string;
  shape: Shape;
  /** Fields that cannot be set at all or only on create, in camelCase paths. */
  readOnly: readonly string[];
  immutable: readonly string[];
  /** Each returns the resource name. `paths` are the mask's camelCase paths. */
  create(session: Session, message: Message): string;
  update(session: Session, ids: string[], message: Message, paths: string[]): string;
  remove(session: Session, ids: string[]): string;
}

/** Value at a camelCase path. */
export function at(message: Message, path: string): unknown {
  let value: unknown = message;
  for (const part of path.split('.')) {
    if (value === null || typeof value !== 'object') return undefined;
    value = (value as Message)[part];
  }
  return value;
}

export function text(message: Message, path: string): string | undefined {
  const value = at(message, path);
  return typeof value === 'string' ? value : undefined;
}

/** An int64 field as a number; null when unset. */
export function micros(message: Message, path: string): number | null {
  const value = at(message, path);
  return value === undefined || value === null ? null : Number(value);
}

/** A required, non-empty string. `field` is its snake_case path. */
export function required(message: Message, path: string, field: string): string {
  const value = text(message, path);
  if (value === undefined || value.trim() === '') {
    throw new Refusal('fieldError', 'REQUIRED', 'The required field was not present.', field);
  }
  return value;
}

export function notFound(field?: string): Refusal {
  return new Refusal('mutateError', 'RESOURCE_NOT_FOUND', 'Resource was not found.', field);
}

/** Refuses a removed entity: removed resources cannot be changed. */
export function alive<T extends { status: string }>(entity: T | undefined): T {
  if (!entity) throw notFound();
  if (entity.status === 'REMOVED') {
    throw new Refusal(
      'contextError',
      'OPERATION_NOT_PERMITTED_FOR_REMOVED_RESOURCE',
      'The operation is not allowed for removed resources.',
    );
  }
  return entity;
}

/** A status a person may set; removal is an operation of its own. */
export function status(message: Message): string {
  const value = text(message, 'status') ?? 'ENABLED';
  if (value !== 'ENABLED' && value !== 'PAUSED') {
    throw new Refusal('fieldError', 'INVALID_VALUE', `Enum value ${value} cannot be used.`, 'status');
  }
  return value;
}

/** A bid: positive, whole minor units, not absurd. Null clears it. */
export function bid(session: Session, value: number | null, field: string): number | null {
  if (value === null) return null;
  const { minorMicros } = session.state.account;
  if (value % minorMicros !== 0) {
    throw new Refusal(
      'biddingError',
      'BID_TOO_MANY_FRACTIONAL_DIGITS',
      'Bid amount has too many fractional digits.',
      field,
    );
  }
  if (value <= 0) throw new Refusal('biddingError', 'BID_TOO_SMALL', 'Bid amount is too small.', field);
  if (value > minorMicros * 1_000_000)
    throw new Refusal('biddingError', 'BID_TOO_BIG', 'Bid amount is too big.', field);
  return value;
}

/** The given top-level fields of a message, as attributes to keep. */
export function kept(message: Message, fields: readonly string[]): { [key: string]: Json } {
  const extra: { [key: string]: Json } = {};
  for (const field of fields) {
    const value = message[field];
    if (value !== undefined) extra[field] = value as Json;
  }
  return extra;
}
