import type { Context } from '../http/context.js';
import type { AccountState } from '../world/state.js';
import type { Op } from '../world/write.js';
import type { Call, Caller } from './call.js';
import { parameter, unknownObject } from './errors.js';
import { type Found, findObject } from './objects.js';
import { fieldsOf, type Reads } from './reads.js';
import type { Reports } from './reports.js';
import { createAd, updateAd } from './write/ad.js';
import { createAdSet, updateAdSet } from './write/adset.js';
import { createCampaign, updateCampaign } from './write/campaign.js';
import { createCreative, updateCreative } from './write/creative.js';
import { createImages, imageByHash } from './write/image.js';
import type { Plan, Writing } from './write/target.js';

const API = { email: 'api@sandbox.example.com', client: 'API' } as const;
const OPTIONS = ['validate_only', 'include_recommendations', 'synchronous_ad_review'];
const CREATE: Readonly<Record<string, (writing: Writing) => Plan>> = {
  campaigns: createCampaign,
  adsets: createAdSet,
  ads: createAd,
  adcreatives: createCreative,
};

export interface Written {
  body: Record<string, unknown>;
  /** False when the call was only validated. */
  applied: boolean;
}

/** Everything that changes an account. Rules are checked first; then one atomic write that is on disk before the reply. */
export class Writes {
  constructor(
    private readonly context: Context,
    private readonly reads: Reads,
    private readonly reports: Reports,
  ) {}

  create(call: Call, found: Found, edge: string, caller: Caller): Written {
    const { state } = found;
    if (found.kind !== 'account' || !state) throw unknownObject(found.node.id, call.method);
    if (edge === 'adimages') {
      const plan = createImages(state, call.params, call.files);
      const applied = this.apply(state, call, plan.ops);
      return { body: applied ? { images: plan.images } : { success: true }, applied };
    }
    const create = CREATE[edge];
    if (!create) {
      throw parameter(`Tried accessing nonexisting field (${edge}) on node type (${found.node.type})`);
    }
    const plan = create(this.writing(state, call));
    if (!this.apply(state, call, plan.ops)) return { body: { success: true }, applied: false };
    return { body: { ...this.after(call, plan.id, caller), id: plan.id }, applied: true };
  }

  update(call: Call, found: Found, caller: Caller): Written {
    const plan = this.plan(call, found);
    const { state } = found;
    if (!state || !this.apply(state, call, plan.ops)) return { body: { success: true }, applied: false };
    return { body: { success: true, ...this.after(call, plan.id, caller) }, applied: true };
  }

  remove(call: Call, found: Found): Written {
    const { state } = found;
    if (!('entity' in found) || !state) throw unknownObject(found.node.id, call.method);
    const type = { campaign: 'campaign', adset: 'adGroup', ad: 'ad', creative: 'creative' } as const;
    const ops: Op[] =
      found.entity.status === 'REMOVED'
        ? []
        : [{ op: 'remove', type: type[found.kind], id: found.entity.id }];
    return { body: { success: true }, applied: this.apply(state, call, ops) };
  }

  removeImage(call: Call, state: AccountState): Written {
    const image = imageByHash(state, call.params);
    const ops: Op[] = [{ op: 'remove', type: 'image', id: image.id }];
    return { body: { success: true }, applied: this.apply(state, call, ops) };
  }

  private plan(call: Call, found: Found): Plan {
    switch (found.kind) {
      case 'campaign':
        return updateCampaign(this.writing(found.state, call), found.entity);
      case 'adset':
        return updateAdSet(this.writing(found.state, call), found.entity);
      case 'ad':
        return updateAd(this.writing(found.state, call), found.entity);
      case 'creative':
        return updateCreative(this.writing(found.state, call), found.entity);
      default:
        throw unknownObject(found.node.id, call.method);
    }
  }

  private writing(state: AccountState, call: Call): Writing {
    return { state, params: call.params, now: this.context.runtime.now() };
  }

  /** Writes unless the call only wants validation. */
  private apply(state: AccountState, call: Call, ops: Op[]): boolean {
    const options = call.params.words('execution_options', OPTIONS) ?? [];
    if (options.includes('validate_only')) return false;
    if (ops.length > 0) this.context.runtime.write(state.account.id, API, ops);
    return true;
  }

  /** Read after write: the fields asked for, as they are now. */
  private after(call: Call, id: string, caller: Caller): Record<string, unknown> {
    const specs = fieldsOf(call.params);
    const found = specs && findObject(this.context, this.reports, caller, id);
    return found ? found.node.render(specs, this.reads.view()) : {};
  }
}
