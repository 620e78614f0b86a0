import type { AccountState } from '../state.js';
import { lindwurm } from './google-lindwurm.js';
import { dental, manager, tea } from './google-others.js';
import { hoshi } from './meta-hoshi.js';
import { lindwurmMeta } from './meta-lindwurm.js';

/** The demo worlds. Stories are placed relative to the day of `anchorAt`, the instant of the first boot. */
export function demoAccounts(anchorAt: number): AccountState[] {
  const day = Math.floor(anchorAt / 86_400_000);
  const root = manager(day);
  return [
    root,
    lindwurm(day, root.account.id),
    dental(day, root.account.id),
    tea(day),
    lindwurmMeta(day),
    hoshi(day),
  ];
}

export { outsideEdits } from './outside.js';
export { type SyntheticSpec, synthetic } from './synthetic.js';
