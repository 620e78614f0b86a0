import type { Change } from '@adwright/contracts';
import type { AccountAccess } from '../../platforms/access.js';
import type { Applied, CurrentValue, MutationsPort } from '../../platforms/mutations.port.js';
import type { GoogleClient } from './client/google.client.js';
import { READ_LAG_MS } from './constants.js';
import { namingParts, partlyDone, whenNameIsTaken } from './mutations/chain-refusal.js';
import { type MutateRequest, requestFor } from './mutations/operations.js';
import { currentValue } from './mutations/read-back.js';
import type { BulkMutateReply, MutateReply } from './wire.js';

/** The resource a reply names: the one changed, or the campaign of a chain. */
function resourceIn(request: MutateRequest, reply: MutateReply & BulkMutateReply): string | null {
  if (request.key === 'operations') return reply.results?.[0]?.resourceName ?? null;
  const campaign = reply.mutateOperationResponses?.find((one) => one.campaignResult !== undefined);
  return campaign?.campaignResult?.resourceName ?? null;
}

export class GoogleMutations implements MutationsPort {
  readonly readLagMs = READ_LAG_MS;

  constructor(private readonly client: GoogleClient) {}

  async validate(access: AccountAccess, change: Change): Promise<void> {
    // A campaign is made under a marked name, so a plain name that is taken must not refuse it.
    const request = await requestFor(this.client, access, change, 'check');
    await this.send(access, request, true);
  }

  async apply(access: AccountAccess, change: Change, marker: string): Promise<Applied> {
    const request = await requestFor(this.client, access, change, marker);
    try {
      return { resourceName: resourceIn(request, await this.send(access, request, false)) };
    } catch (error) {
      throw change.kind === 'create_campaign' ? whenNameIsTaken(error) : error;
    }
  }

  readBack(access: AccountAccess, change: Change, marker: string): Promise<CurrentValue> {
    return currentValue(this.client, access, change, marker);
  }

  /** All or nothing: never `partialFailure`. */
  private async send(access: AccountAccess, request: MutateRequest, validateOnly: boolean) {
    try {
      const reply = await this.client.mutate<MutateReply & BulkMutateReply>(access, request.path, {
        [request.key]: request.operations,
        validateOnly,
      } as { validateOnly: boolean });
      if (reply.partialFailureError) throw partlyDone(request, reply.partialFailureError);
      return reply;
    } catch (error) {
      throw request.key === 'mutateOperations' ? namingParts(error, request.operations) : error;
    }
  }
}
