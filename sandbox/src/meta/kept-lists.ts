import type { AccountState } from '../world/state.js';
import type { Node } from './nodes/node.js';

const KEPT = 8;

/**
 * Members of lists that are being paged through, so that a page does not cost as much as the whole list. A list is
 * computed anew when the account has changed since.
 */
export class KeptLists {
  private readonly lists = new Map<string, readonly Node[]>();

  /** @param key what was asked for, and the instant of the first page. */
  get(state: AccountState, key: string, compute: () => readonly Node[]): readonly Node[] {
    const full = `${state.account.id}/${state.changes.length}/${key}`;
    const known = this.lists.get(full);
    if (known) return known;
    const list = compute();
    if (this.lists.size >= KEPT) this.lists.delete(this.lists.keys().next().value ?? '');
    this.lists.set(full, list);
    return list;
  }
}
