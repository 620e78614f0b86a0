import { deliveryStopped } from './delivery-stopped.finder.js';
import type { Finder } from './finder.js';
import { trackingBroken } from './tracking-broken.finder.js';

/** Everything the judge looks for beside proposals. */
export const finders: readonly Finder[] = [trackingBroken, deliveryStopped];
