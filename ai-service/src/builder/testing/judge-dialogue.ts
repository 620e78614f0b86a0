import {
  criticalSlots,
  type DraftBody,
  decimalToMicros,
  draftFaults,
  EMPTY_DRAFT,
  unconfirmedSlots,
} from '@adwright/contracts';
import { converse, type Exchange, TODAY, workspaces } from './converse.js';
import type { Script } from './dialogues/script.js';

export interface Outcome {
  readonly exchanges: readonly Exchange[];
  readonly complete: boolean;
  /** Slots whose value at the end is another than the one meant. A critical one that is wrong moves money. */
  readonly wrongCritical: readonly string[];
  readonly wrongOther: readonly string[];
  /** Critical slots that came to be confirmed without their very value having been asked about the turn before. */
  readonly unasked: readonly string[];
}

function short({ slots }: DraftBody, script: Script): Record<string, string | null> {
  const { budget, places, startDate, endDate, accounts, gender, ages, landingPage, business } = slots;
  const names = (accounts.value ?? []).map(
    (id) => workspaces[script.workspace].find((account) => account.id === id)?.name ?? id,
  );
  return {
    budget: budget.value && `${budget.value.micros} ${budget.value.currency} ${budget.value.period}`,
    places:
      places.value
        ?.map(({ kind, name, country }) => (kind === 'country' ? country : `${name}/${country}`))
        .join(', ') ?? null,
    startDate: startDate.value,
    endDate: endDate.value,
    accounts: names.length === 0 ? null : names.sort().join(', '),
    gender: gender.value,
    ages: ages.value && `${ages.value.min}-${ages.value.max}`,
    landingPage: landingPage.value,
    business: business.value,
  };
}

function meant(name: string, text: string | null): string | null {
  if (name !== 'budget' || text === null) return text;
  const [amount = '0', ...rest] = text.split(' ');
  return [decimalToMicros(amount), ...rest].join(' ');
}

/** Plays a script and holds the draft it ends with against what was meant. */
export function judgeDialogue(script: Script): Outcome {
  const accounts = workspaces[script.workspace];
  const exchanges = converse(script.turns, accounts, script.language);
  const body = exchanges.at(-1)?.body ?? EMPTY_DRAFT;
  const held = short(body, script);
  const wrong = Object.entries(script.expect)
    .filter(([name, text]) => held[name] !== meant(name, text))
    .map(([name, text]) => `${name}: ${held[name]} instead of ${text}`);
  const critical = (line: string) => criticalSlots.some((name) => line.startsWith(`${name}:`));
  const unasked = exchanges.flatMap(({ body: after, said }, index) => {
    const before = exchanges[index - 1]?.body ?? EMPTY_DRAFT;
    return criticalSlots
      .filter((name) => after.slots[name].confirmed && !before.slots[name].confirmed)
      .filter(
        (name) =>
          !before.dialogue.confirming.includes(name) ||
          JSON.stringify(before.slots[name].value) !== JSON.stringify(after.slots[name].value),
      )
      .map((name) => `${name} by “${said}”`);
  });
  return {
    exchanges,
    complete:
      draftFaults(body.slots, accounts, TODAY).length === 0 && unconfirmedSlots(body.slots).length === 0,
    wrongCritical: wrong.filter(critical),
    wrongOther: wrong.filter((line) => !critical(line)),
    unasked,
  };
}
