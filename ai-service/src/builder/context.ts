import type {
  AdPlatform,
  DraftAccount,
  DraftBody,
  DraftSlots,
  DraftValues,
  Language,
  SlotName,
  SlotSource,
} from '@adwright/contracts';

/** What a turn is taken in. `today` is the day where no account is chosen yet. */
export interface TurnContext {
  readonly accounts: readonly DraftAccount[];
  readonly today: string;
  readonly language: Language;
  /** What the platforms said of the draft's places; absent before they were asked. */
  readonly findings?: DraftBody['findings'];
}

export function withSlot<N extends SlotName>(
  slots: DraftSlots,
  name: N,
  value: DraftValues[N] | null,
  source: SlotSource | null,
): DraftSlots {
  return { ...slots, [name]: { value, source: value === null ? null : source, confirmed: false } };
}

export function sameValue(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/** Accounts a platform's campaign could be created in, given what is chosen and said already. */
export function candidatesFor(
  slots: DraftSlots,
  platform: AdPlatform,
  accounts: readonly DraftAccount[],
): DraftAccount[] {
  const chosen = accounts.filter(({ id }) => slots.accounts.value?.includes(id));
  const other = chosen.find((account) => account.platform !== platform);
  const open = accounts.filter((account) => account.platform === platform && account.canCreate);
  const sameClient = open.filter(({ clientId }) => other === undefined || clientId === other.clientId);
  const currency = other?.currency ?? slots.budget.value?.currency;
  const sameCurrency = sameClient.filter(
    (account) => currency === undefined || account.currency === currency,
  );
  return sameCurrency.length > 0 ? sameCurrency : sameClient;
}
