import type { Context } from '../../http/context.js';
import type { AccountState } from '../../world/state.js';
import { type AdsError, ads, failure, GoogleError } from '../errors.js';
import { badJson, plain } from '../plain.js';
import { adTexts } from './ad-texts.js';
import { groupAds } from './ads.js';
import { budgets } from './budgets.js';
import { campaigns } from './campaigns.js';
import { campaignCriteria, groupCriteria } from './criteria.js';
import { RESPONSE_CONTENT_TYPE } from './enums.js';
import { groups } from './groups.js';
import type { Message, Mutator } from './mutator.js';
import { resourceBody } from './readback.js';
import { Refusal, Session } from './session.js';
import { B, knownPath, readShape, S } from './shape.js';

const MUTATORS: readonly Mutator[] = [
  campaigns,
  budgets,
  groups,
  groupAds,
  adTexts,
  groupCriteria,
  campaignCriteria,
];
const MAX_OPERATIONS = 10_000;
const VERBS = ['create', 'update', 'remove'] as const;
type Verb = (typeof VERBS)[number];

/** What a mutate request may say besides its operations. */
const SETTINGS = {
  kind: 'message',
  fields: { partialFailure: B, validateOnly: B, responseContentType: RESPONSE_CONTENT_TYPE },
} as const;
interface Settings {
  partialFailure?: boolean;
  validateOnly?: boolean;
  responseContentType?: string;
}

interface Operation {
  mutator: Mutator;
  verb: Verb;
  value: unknown;
  mask: string | undefined;
  /** Field path of the operation in the request, e.g. operations[3] or mutate_operations[3].campaign_operation. */
  path: { fieldName: string; index?: number }[];
}

export interface MutateReply {
  body: Record<string, unknown>;
  /** Whether anything was written. */
  applied: boolean;
}

const snake = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
const camelPath = (path: string) =>
  path.trim().replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());

/** Parses `{create|update|remove, updateMask}`. Throws BadRequest for anything the vendor cannot map. */
function parseOperation(raw: unknown, mutator: Mutator, at: string, path: Operation['path']): Operation {
  const fields = plain(raw, ['create', 'update', 'remove', 'updateMask', 'exemptPolicyViolationKeys'], at);
  const given = VERBS.filter((verb) => fields[verb] !== undefined);
  const [verb] = given;
  if (!verb) {
    throw ads(400, 'requestError', 'OPERATION_REQUIRED', 'An operation needs create, update or remove.', {
      location: { fieldPathElements: path },
    });
  }
  if (given.length > 1)
    throw badJson(at, `Invalid value at '${at}': oneof field 'operation' is already set.`);
  const value = readShape(fields[verb], verb === 'remove' ? S : mutator.shape, `${at}.${verb}`);
  const { updateMask } = fields;
  const mask = updateMask === undefined ? undefined : String(readShape(updateMask, S, `${at}.update_mask`));
  return { mutator, verb, value, mask, path };
}

/** Paths of an update mask; missing, unknown, read-only and immutable ones are refused. */
function maskPaths(operation: Operation): string[] {
  const { mutator, mask } = operation;
  if (mask === undefined || mask.trim() === '') {
    throw new Refusal(
      'fieldMaskError',
      'FIELD_MASK_MISSING',
      'The field mask must be provided for update operations.',
    );
  }
  const paths = mask.split(',').map(camelPath);
  for (const path of paths) {
    const [head = ''] = path.split('.');
    if (!knownPath(mutator.shape, path)) {
      throw new Refusal(
        'fieldMaskError',
        'FIELD_NOT_FOUND',
        `The field mask contained an invalid field: '${path}'.`,
      );
    }
    if (mutator.readOnly.includes(head) || mutator.immutable.includes(head)) {
      throw new Refusal('fieldError', 'IMMUTABLE_FIELD', 'The field cannot be modified.', snake(path));
    }
  }
  return paths;
}

function perform(session: Session, operation: Operation): string {
  const { mutator, verb } = operation;
  if (verb === 'remove') return mutator.remove(session, session.ids(mutator.collection, operation.value, ''));
  const message = operation.value as Message;
  if (verb === 'create') {
    const set = mutator.readOnly.find((field) => message[field] !== undefined);
    if (set) throw new Refusal('fieldError', 'IMMUTABLE_FIELD', 'The field cannot be set.', snake(set));
    return mutator.create(session, message);
  }
  const ids = session.ids(mutator.collection, message.resourceName, 'resource_name');
  return mutator.update(session, ids, message, maskPaths(operation));
}

function located(refusal: Refusal, operation: Operation): AdsError {
  const fields = refusal.field ? refusal.field.split('.').map((fieldName) => ({ fieldName })) : [];
  return {
    errorCode: { [refusal.category]: refusal.code },
    message: refusal.message,
    location: { fieldPathElements: [...operation.path, { fieldName: operation.verb }, ...fields] },
    ...(refusal.details ? { details: refusal.details } : {}),
  };
}

export class Mutations {
  constructor(private readonly context: Context) {}

  /** Whether `{resource}:mutate` exists. */
  has(resource: string): boolean {
    return resource === 'googleAds' || MUTATORS.some((mutator) => mutator.collection === resource);
  }

  /** Checks all operations, then applies them as one write. Throws GoogleError when the request is refused. */
  run(state: AccountState, resource: string, raw: unknown, requestId: string): MutateReply {
    if (state.account.isManager) {
      throw ads(
        400,
        'requestError',
        'CANNOT_BE_EXECUTED_BY_MANAGER_ACCOUNT',
        'Not possible for a manager account.',
      );
    }
    const all = resource === 'googleAds';
    const key = all ? 'mutateOperations' : 'operations';
    const body = plain(raw, [key, ...Object.keys(SETTINGS.fields), 'customerId']);
    const { [key]: _operations, customerId: _customer, ...given } = body;
    const settings = readShape(given, SETTINGS, '') as Settings;
    const operations = this.operations(resource, body[key] ?? []);
    if (operations.length === 0) {
      throw ads(400, 'requestError', 'OPERATION_REQUIRED', 'The request has no operation.', {
        location: { fieldPathElements: [{ fieldName: snake(key) }] },
      });
    }
    if (operations.length > MAX_OPERATIONS) {
      throw ads(400, 'requestError', 'TOO_MANY_MUTATE_OPERATIONS', 'Too many mutate operations in request.');
    }
    const session = new Session(state, this.context.runtime.now());
    const errors: AdsError[] = [];
    const names = operations.map((operation) => {
      const undo = settings.partialFailure ? session.mark() : null;
      try {
        return perform(session, operation);
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        errors.push(located(error, operation));
        undo?.();
        return null;
      }
    });
    if (errors.length > 0 && !settings.partialFailure) throw new GoogleError(400, errors);
    const partial = errors.length > 0 ? { partialFailureError: partialFailure(errors, requestId) } : {};
    if (settings.validateOnly) return { body: partial, applied: false };
    if (session.ops.length > 0) {
      this.context.runtime.write(
        state.account.id,
        { email: 'api@sandbox.example.com', client: 'API' },
        session.ops,
      );
    }
    const full = settings.responseContentType === 'MUTABLE_RESOURCE';
    const results = names.map((name, index) => {
      const mutator = operations[index]?.mutator;
      if (!name || !mutator) return {};
      const result = {
        resourceName: name,
        ...(full ? { [mutator.key]: resourceBody(this.context, state, mutator.collection, name) } : {}),
      };
      return all ? { [`${mutator.key}Result`]: result } : result;
    });
    return {
      body: { ...partial, [all ? 'mutateOperationResponses' : 'results']: results },
      applied: session.ops.length > 0,
    };
  }

  private operations(resource: string, raw: unknown): Operation[] {
    if (!Array.isArray(raw)) throw badJson('operations', "Invalid value at 'operations' (TYPE_LIST)");
    if (resource !== 'googleAds') {
      const mutator = MUTATORS.find((m) => m.collection === resource);
      return raw.map((item, index) => {
        if (!mutator) throw new GoogleError(404, []);
        return parseOperation(item, mutator, `operations[${index}]`, [{ fieldName: 'operations', index }]);
      });
    }
    const keys = MUTATORS.map((m) => `${m.key}Operation`);
    return raw.map((item, index) => {
      const at = `mutate_operations[${index}]`;
      const fields = plain(item, keys, at);
      const [key] = Object.keys(fields);
      const mutator = MUTATORS.find((m) => `${m.key}Operation` === key);
      if (!key || !mutator) throw badJson(at, `Invalid value at '${at}': no operation is set.`);
      return parseOperation(fields[key], mutator, `${at}.${snake(key)}`, [
        { fieldName: 'mutate_operations', index },
        { fieldName: snake(key) },
      ]);
    });
  }
}

/** The rows that failed, as a google.rpc.Status inside a reply that is otherwise fine. */
function partialFailure(errors: AdsError[], requestId: string): Record<string, unknown> {
  const message = errors.map((error) => error.message).join(' ');
  return { code: 3, message, details: [failure(errors, requestId)] };
}
