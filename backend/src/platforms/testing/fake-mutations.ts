import { type Capability, type Change, capabilityFor } from '@adwright/contracts';
import type { AccountAccess } from '../access.js';
import type { Applied, CurrentValue, MutationsPort } from '../mutations.port.js';
import { PlatformError, type PlatformErrorKind } from '../platform-error.js';
import { carryOut, entityAt, type FakeWorld, negativeAt } from './fake-world.js';

/**
 * How a write can go wrong: `lost_after` was carried out and the answer got lost, `lost_before` never was and the answer
 * got lost, anything else is a clear refusal.
 */
export type FakeFailure = 'lost_after' | 'lost_before' | Exclude<PlatformErrorKind, 'outcome_unknown'>;

function error(kind: PlatformErrorKind, code: string): PlatformError {
  return new PlatformError(kind, `fake: ${code}`, {
    vendorCode: `fake.${code}`,
    userMessage: `The fake platform says ${code}.`,
    traceId: 'fake-trace',
    ...(kind === 'rate_limited' ? { retryAfterMs: 1_000, scope: 'account' as const } : {}),
  });
}

/** Writes to the fake world, with failures on order. */
export class FakeMutations implements MutationsPort {
  readonly readLagMs: number;
  /** Every change that was carried out, in order: what counts is effects, not requests. */
  readonly effective: Change[] = [];
  /** Requests that arrived, carried out or not. */
  sends = 0;
  validations = 0;
  private readonly failures: FakeFailure[] = [];
  private staleReads = 0;
  private before: FakeWorld | null = null;

  constructor(
    private world: () => FakeWorld,
    private readonly capabilities: readonly Capability[],
    readLagMs = 0,
  ) {
    this.readLagMs = readLagMs;
  }

  /** The next writes fail like this, one after the other. */
  failNext(...failures: FakeFailure[]): void {
    this.failures.push(...failures);
  }

  /** The next reads after a write still show what was there before it. */
  lagNext(reads: number): void {
    this.staleReads = reads;
  }

  async validate(_access: AccountAccess, change: Change): Promise<void> {
    this.validations += 1;
    this.check(change);
  }

  async apply(_access: AccountAccess, change: Change, marker: string): Promise<Applied> {
    this.sends += 1;
    const failure = this.failures.shift();
    if (failure === 'lost_before') throw error('outcome_unknown', 'no_answer');
    if (failure !== undefined && failure !== 'lost_after') throw error(failure, failure);
    this.check(change);
    this.before = structuredClone(this.world());
    const resourceName = carryOut(this.world(), change, marker);
    this.effective.push(change);
    if (failure === 'lost_after') throw error('outcome_unknown', 'no_answer');
    return { resourceName };
  }

  async readBack(_access: AccountAccess, change: Change, marker: string): Promise<CurrentValue> {
    let seen = this.world();
    if (this.staleReads > 0 && this.before) {
      this.staleReads -= 1;
      seen = this.before;
    }
    return current(seen, change, marker);
  }

  private check(change: Change): void {
    const capability = capabilityFor(change);
    if (capability === null || !this.capabilities.includes(capability))
      throw error('rejected', 'unsupported');
    if (change.kind === 'create_campaign') return;
    if (!entityAt(this.world(), change.target)) throw error('not_found', 'no_such_entity');
    if (change.kind === 'remove_negative_keyword' && !negativeAt(this.world(), change.target, change.from))
      throw error('not_found', 'no_such_negative');
  }
}

function present(value: Change['from'] | Change['to'], resourceName: string | null = null): CurrentValue {
  return { state: 'present', value, alsoAffects: [], resourceName };
}

function current(world: FakeWorld, change: Change, marker: string): CurrentValue {
  const { target } = change;
  if (change.kind === 'create_campaign') {
    const found = world.campaigns.find((one) => marker !== '' && one.name.includes(`[${marker}]`));
    return found ? present(change.to, found.externalId) : { state: 'absent' };
  }
  const entity = entityAt(world, target);
  if (!entity) return { state: 'missing' };
  const campaign = world.campaigns.find((one) => one.externalId === target.externalId);
  const bidder =
    world.keywords.find((one) => one.externalId === target.externalId) ??
    world.adGroups.find((one) => one.externalId === target.externalId);
  switch (change.kind) {
    case 'set_status':
      return present(entity.status);
    case 'rename':
      return present(entity.name ?? '');
    case 'set_budget':
      return campaign?.budget ? present(campaign.budget.amountMicros.toString()) : { state: 'missing' };
    case 'set_bid':
      return bidder?.bidMicros == null ? { state: 'absent' } : present(bidder.bidMicros.toString());
    case 'add_negative_keyword':
    case 'remove_negative_keyword': {
      const wanted = change.kind === 'add_negative_keyword' ? change.to : change.from;
      const found = negativeAt(world, target, wanted);
      return found ? present(wanted, found.externalId) : { state: 'absent' };
    }
  }
}
