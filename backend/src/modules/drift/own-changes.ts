import type { Change } from '@adwright/contracts';
import type { RemoteChangeEvent } from '../../platforms/structure.port.js';

/** A change that one of our actions sent, as far as it was not found in the platform's log yet. */
export interface OwnChange {
  readonly actionId: string;
  readonly ordinal: number;
  readonly kind: Change['kind'];
  readonly level: string;
  readonly externalId: string;
  readonly from: unknown;
  readonly to: unknown;
  /** The vendor's id of what was changed or made. */
  readonly resourceName: string | null;
}

/** What a campaign's creation brings with it follows within this time. */
const CHAIN_MS = 10 * 60_000;

const fields: Partial<Record<Change['kind'], string>> = {
  set_status: 'status',
  set_budget: 'budget',
  set_bid: 'bid',
  rename: 'name',
};

function lastPart(resourceName: string | null): string | null {
  return resourceName?.split('/').at(-1) ?? null;
}

function negativeText(value: unknown): string | null {
  return value !== null && typeof value === 'object' && 'text' in value ? String(value.text) : null;
}

/** Whether the log's entry says the same as our change. Times say nothing: clocks differ and logs lag; values do. */
function says(event: RemoteChangeEvent, own: OwnChange): boolean {
  const field = fields[own.kind];
  if (field !== undefined) {
    if (event.operation !== 'changed' || event.level !== own.level || event.externalId !== own.externalId)
      return false;
    const [change, ...more] = event.changes;
    if (change?.field !== field || more.length > 0 || change.to !== String(own.to)) return false;
    return change.from === null || change.from === String(own.from);
  }
  const made = lastPart(own.resourceName);
  if (own.kind === 'create_campaign')
    return event.operation === 'created' && event.level === 'campaign' && event.externalId === made;
  const operation = own.kind === 'add_negative_keyword' ? 'created' : 'removed';
  if (event.operation !== operation || event.level !== 'keyword') return false;
  if (made !== null) return event.externalId === made || event.externalId === `campaign:${made}`;
  // After a lost answer the id is not known; the words and the place are.
  const text = negativeText(own.kind === 'add_negative_keyword' ? own.to : own.from);
  const parent = own.level === 'campaign' ? `campaign:${own.externalId}~` : `${own.externalId}~`;
  return event.name === text && event.externalId.startsWith(parent);
}

/** Whether the entry belongs to a campaign that we were just making. */
function inChain(event: RemoteChangeEvent, made: ReadonlyMap<string, { own: OwnChange; at: Date }>) {
  const chain = made.get(event.campaignExternalId ?? '');
  if (!chain || event.operation === 'removed') return null;
  return Math.abs(event.at.getTime() - chain.at.getTime()) <= CHAIN_MS ? chain.own : null;
}

/**
 * Finds the entries of the log that our own actions wrote. Each of our changes explains one entry, so that somebody
 * who later makes the same change by hand is seen; entries that share a resource (a budget of several campaigns) are
 * one. Nothing made with another program is ever ours.
 * @param events oldest first
 * @param own oldest first, not found before
 */
export function matchOwnChanges(
  events: readonly RemoteChangeEvent[],
  own: readonly OwnChange[],
): ReadonlyMap<RemoteChangeEvent, OwnChange> {
  const left = new Set(own);
  const made = new Map<string, { own: OwnChange; at: Date }>();
  const matched = new Map<RemoteChangeEvent, OwnChange>();
  const groups = new Map<string, RemoteChangeEvent[]>();
  for (const event of events.filter((one) => one.maybeOurs)) {
    const group = groups.get(event.id);
    if (group) group.push(event);
    else groups.set(event.id, [event]);
  }
  for (const group of groups.values()) {
    const found = [...left].find((change) => group.some((event) => says(event, change)));
    if (!found) continue;
    left.delete(found);
    for (const event of group) {
      matched.set(event, found);
      if (found.kind === 'create_campaign') made.set(event.externalId, { own: found, at: event.at });
    }
  }
  for (const event of events) {
    const chain = event.maybeOurs && !matched.has(event) ? inChain(event, made) : null;
    if (chain) matched.set(event, chain);
  }
  return matched;
}
