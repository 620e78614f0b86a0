import type { AccountState } from '../../world/state.js';
import type { EntityType, Json, Status } from '../../world/types.js';
import type { Op } from '../../world/write.js';
import { invalid, parameter } from '../errors.js';
import { CONFIGURED, configured, worldStatus } from '../nodes/status.js';
import type { Params } from '../params.js';

export type Fields = { [field: string]: Json };

/** What a write would do, after all of the vendor's rules have passed. Nothing has been applied. */
export interface Plan {
  ops: Op[];
  /** Id of the object created or changed. */
  id: string;
}

/** Account, parameters and time of one write. */
export interface Writing {
  state: AccountState;
  params: Params;
  now: number;
}

export function required(params: Params, name: string): string {
  const value = params.text(name);
  if (value === undefined || value.trim() === '') throw parameter(`The parameter ${name} is required.`);
  return value;
}

/** The new name, if one is given. Throws code 100 when it is empty or longer than 400 characters. */
export function newName(params: Params): string | undefined {
  const name = params.text('name');
  if (name === undefined) return undefined;
  if (name.trim() === '') throw invalid('Enter a name.', { title: 'Name is missing', blame: ['name'] });
  if (name.length > 400) {
    throw invalid('Names can have at most 400 characters.', { title: 'Name is too long', blame: ['name'] });
  }
  return name;
}

/** The status to set on creation: active unless said otherwise. */
export function firstStatus(params: Params): Status {
  return worldStatus(params.word('status', ['ACTIVE', 'PAUSED']) ?? 'ACTIVE');
}

/** The status change asked for: undefined = none. Deleted objects stay deleted; archived ones can only be deleted. */
export function newStatus(params: Params, current: Status): Status | undefined {
  const word = params.word('status', CONFIGURED);
  if (current === 'REMOVED') {
    throw invalid("Deleted objects can't be edited.", { title: 'Object is deleted' });
  }
  if (word === undefined) return undefined;
  if (current === 'ARCHIVED' && word !== 'DELETED' && word !== 'ARCHIVED') {
    throw invalid(`An archived object can't become ${word}.`, { title: 'Object is archived' });
  }
  return word === configured(current) ? undefined : worldStatus(word);
}

/** Parameters kept as attributes in the vendor's words; nested JSON text is read. */
export function kept(params: Params, names: readonly string[]): Fields {
  const extra: Fields = {};
  for (const name of names) {
    if (params.raw(name) !== undefined && params.raw(name) !== null) extra[name] = params.json(name) as Json;
  }
  return extra;
}

export function update(type: EntityType, id: string, fields: Fields): Op[] {
  return Object.keys(fields).length === 0 ? [] : [{ op: 'update', type, id, fields }];
}
