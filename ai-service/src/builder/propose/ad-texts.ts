import {
  type AdPlatform,
  type AdTexts,
  type DraftSlots,
  type Language,
  textLimits,
} from '@adwright/contracts';
import { fitting, sentenceCase } from './text-tools.js';
import { wordings } from './wordings.js';

/** Texts proposed at once: more than the least, few enough to read. */
const HEADLINES = { google: 8, meta: 2 } as const;
const DESCRIPTIONS = { google: 4, meta: 2 } as const;

/**
 * Ad texts out of what the person said, within what the platform shows. Set sentences of their language stand beside
 * the business, the place and the offer; nothing is claimed that was not said.
 */
export function proposeTexts(slots: DraftSlots, platform: AdPlatform, language: Language): AdTexts {
  const w = wordings[language];
  const business = slots.business.value ?? '';
  const name = sentenceCase(business);
  const offer = slots.offer.value === null ? null : sentenceCase(slots.offer.value);
  const cities = (slots.places.value ?? [])
    .filter(({ kind }) => kind !== 'country')
    .map((place) => place.name);
  const objective = slots.objective.value ?? 'traffic';
  const limits = textLimits[platform];
  const own = objective === 'traffic' ? [] : (w.headlinesFor[objective] ?? []);
  const headlines = fitting(
    [
      ...cities.map((city) => w.inPlace(name, city)),
      offer,
      name,
      cities.length === 0 ? w.nearYou(name) : null,
      ...own,
      ...w.headlines,
    ],
    limits.headlines.shown,
    HEADLINES[platform],
  );
  const descriptions = fitting(
    [
      offer === null ? null : w.offer(offer, business),
      w.visit(business, cities[0] ?? null),
      ...w.descriptions,
    ],
    limits.descriptions.shown,
    DESCRIPTIONS[platform],
  );
  return { headlines, descriptions };
}
