import { accountsOf, type Dialogue, type DraftSlots } from '@adwright/contracts';
import { type TurnContext, withSlot } from './context.js';
import type { Heard } from './hear/heard.js';

/** The one currency that all accounts in question are billed in; null when there are several. */
function onlyCurrency(slots: DraftSlots, { accounts }: TurnContext): string | null {
  const chosen = accountsOf(slots, accounts);
  const asked = chosen.length > 0 ? chosen : accounts.filter(({ canCreate }) => canCreate);
  const currencies = [...new Set(asked.map(({ currency }) => currency))];
  return currencies.length === 1 ? (currencies[0] ?? null) : null;
}

/**
 * Puts together what is known of the budget: this message, what an earlier one left open, what stood before. It becomes a
 * budget only when amount, currency and period are all there; else what is missing is asked for.
 */
export function takeBudget(
  slots: DraftSlots,
  amount: Dialogue['amount'],
  heard: Heard['budget'],
  context: TurnContext,
): { slots: DraftSlots; amount: Dialogue['amount'] } {
  if (heard === null && amount === null) return { slots, amount };
  const before = slots.budget.value;
  const micros =
    heard?.micros?.toString() ?? amount?.micros ?? (heard?.period ? before?.micros : null) ?? null;
  const period = heard?.period ?? amount?.period ?? before?.period ?? null;
  const currency = heard?.currency ?? amount?.currency ?? before?.currency ?? onlyCurrency(slots, context);
  if (micros === null || period === null || currency === null)
    return { slots, amount: { micros, period, currency } };
  return { slots: withSlot(slots, 'budget', { micros, currency, period }, 'said'), amount: null };
}
