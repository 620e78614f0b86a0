import type { Change } from '@adwright/contracts';
import type { AccountAccess } from '../../platforms/access.js';
import type { Applied, CurrentValue, MutationsPort } from '../../platforms/mutations.port.js';
import type { MetaClient } from './client/meta.client.js';
import { READ_LAG_MS } from './constants.js';
import { minorMicros } from './money.js';
import type { CampaignChain } from './mutations/chain.js';
import { isUpdate, updateParams, updateValue } from './mutations/updates.js';
import { refused } from './refusal.js';

function unsupported() {
  return refused('unsupported', 'Meta has no negative keywords.');
}

export class MetaMutations implements MutationsPort {
  readonly readLagMs = READ_LAG_MS;

  constructor(
    private readonly client: MetaClient,
    private readonly chain: CampaignChain,
  ) {}

  async validate(access: AccountAccess, change: Change): Promise<void> {
    // A wrong factor of a hundred is refused before anything else is looked at.
    minorMicros(access.currency);
    if (change.kind === 'create_campaign') return this.chain.validate(access, change);
    if (!isUpdate(change)) throw unsupported();
    const { id, params } = await updateParams(this.client, access, change);
    await this.client.write(access, id, { ...params, execution_options: ['validate_only'] });
  }

  async apply(access: AccountAccess, change: Change, marker: string): Promise<Applied> {
    minorMicros(access.currency);
    if (change.kind === 'create_campaign')
      return { resourceName: await this.chain.create(access, change.to, marker) };
    if (!isUpdate(change)) throw unsupported();
    const { id, params } = await updateParams(this.client, access, change);
    await this.client.write(access, id, params);
    return { resourceName: id };
  }

  async readBack(access: AccountAccess, change: Change, marker: string): Promise<CurrentValue> {
    if (change.kind === 'create_campaign') return this.chain.current(access, change, marker);
    if (!isUpdate(change)) throw unsupported();
    return updateValue(this.client, access, change);
  }
}
