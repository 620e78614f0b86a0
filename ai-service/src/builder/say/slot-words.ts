import {
  accountsOf,
  type DraftAccount,
  type DraftSlots,
  type Language,
  type SlotName,
} from '@adwright/contracts';
import { listed, type Sentence, say, value } from './parts.js';
import type { BuilderPhrases } from './phrases.js';
import { budgetText, dateText, languageText, placeText } from './values.js';

export interface Words {
  readonly phrases: BuilderPhrases;
  readonly language: Language;
}

const PLATFORMS = { meta: 'Meta', google: 'Google' } as const;

/** `Shop (Google, EUR)` */
export function accountWords({ name, platform, currency }: DraftAccount): Sentence {
  return [value('accounts', `${name} (${PLATFORMS[platform]}, ${currency})`)];
}

export function startWords(slots: DraftSlots, { phrases, language }: Words): Sentence {
  const start = slots.startDate.value;
  if (start === null || start === 'now') return [phrases.now];
  return say`${[phrases.from]} ${value('startDate', dateText(start, language))}`;
}

export function endWords(slots: DraftSlots, { phrases, language }: Words): Sentence {
  const end = slots.endDate.value;
  if (end === null || end === 'none') return [phrases.noEnd];
  return say`${[phrases.until]} ${value('endDate', dateText(end, language))}`;
}

export function placesWords(slots: DraftSlots, { phrases, language }: Words): Sentence {
  const items = (slots.places.value ?? []).map(
    (place): Sentence => [value('places', placeText(place, language))],
  );
  return listed(items, phrases.and);
}

export function budgetWords(slots: DraftSlots, { phrases, language }: Words): Sentence {
  const budget = slots.budget.value;
  return budget ? [value('budget', budgetText(budget, language, phrases.periods))] : [];
}

/** A slot as it is repeated to the person; null for what is only shown beside. */
export function slotWords(
  name: SlotName,
  slots: DraftSlots,
  accounts: readonly DraftAccount[],
  words: Words,
): Sentence | null {
  const { phrases, language } = words;
  const labelled = (text: string): Sentence => {
    const label = phrases.labels[name];
    return label === undefined ? [value(name, text)] : say`${[label]} ${value(name, text)}`;
  };
  switch (name) {
    case 'budget':
      return budgetWords(slots, words);
    case 'places':
      return placesWords(slots, words);
    case 'startDate':
      return startWords(slots, words);
    case 'endDate':
      return endWords(slots, words);
    case 'accounts':
      return listed(accountsOf(slots, accounts).map(accountWords), phrases.and);
    case 'platforms':
      return listed(
        (slots.platforms.value ?? []).map((platform) => [phrases.platforms[platform]]),
        phrases.and,
      );
    case 'business':
    case 'offer':
    case 'landingPage':
      return labelled(slots[name].value ?? '');
    case 'objective':
      return say`${[phrases.labels.objective ?? '']} ${[phrases.objectives[slots.objective.value ?? 'traffic']]}`;
    case 'gender':
      return [phrases.genders[slots.gender.value ?? 'all']];
    case 'ages': {
      const { min, max } = slots.ages.value ?? { min: null, max: null };
      return [value('ages', phrases.ages(min?.toString() ?? null, max?.toString() ?? null))];
    }
    case 'languages':
      return [
        value(
          'languages',
          (slots.languages.value ?? []).map((code) => languageText(code, language)).join(', '),
        ),
      ];
    default:
      return null;
  }
}
