import type { ChangeTarget } from '@adwright/contracts';
import type { AccountAccess } from '../../../platforms/access.js';
import { PlatformError } from '../../../platforms/platform-error.js';
import type { MetaClient } from '../client/meta.client.js';
import { id, refused } from '../refusal.js';
import type { AdSetNode } from '../wire.js';

/** The fields of a campaign, ad set or ad that any change may need. */
export type ObjectNode = AdSetNode & { account_id?: string };

const fields: Partial<Record<ChangeTarget['level'], string>> = {
  campaign: 'id,name,account_id,status,daily_budget,lifetime_budget,bid_strategy',
  ad_group: 'id,name,account_id,status,daily_budget,lifetime_budget,bid_strategy,bid_amount,campaign_id',
  ad: 'id,name,account_id,status',
};

/**
 * The object a change is aimed at; null when it is gone, removed, or belongs to another account: an id alone reaches
 * everything the person may see.
 */
export async function findObject(
  client: MetaClient,
  access: AccountAccess,
  target: ChangeTarget,
): Promise<ObjectNode | null> {
  const wanted = fields[target.level];
  if (!wanted) throw refused('level', `Meta cannot change this at the level ${target.level}.`);
  try {
    const node = await client.get<ObjectNode>(access, id(target.externalId), { fields: wanted });
    if (node.account_id !== undefined && node.account_id !== access.externalId) return null;
    return node.status === 'DELETED' || node.status === 'ARCHIVED' ? null : node;
  } catch (error) {
    if (error instanceof PlatformError && error.kind === 'not_found') return null;
    throw error;
  }
}

/** @throws PlatformError `not_found` */
export async function requireObject(
  client: MetaClient,
  access: AccountAccess,
  target: ChangeTarget,
): Promise<ObjectNode> {
  const node = await findObject(client, access, target);
  if (node) return node;
  throw new PlatformError('not_found', 'the object is not in the account', {
    vendorCode: 'adwright.not_in_account',
    userMessage: `The ${target.level.replace('_', ' ')} no longer exists on Meta.`,
  });
}
