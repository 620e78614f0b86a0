import type { DraftSlots, DraftValues, Language, SlotName } from '@adwright/contracts';
import { proposeTexts } from './ad-texts.js';
import { proposeKeywords, proposeNegatives } from './keywords.js';
import { sentenceCase } from './text-tools.js';

function nameOf(slots: DraftSlots): string {
  const places = (slots.places.value ?? []).map(({ name }) => name).slice(0, 2);
  const offer = slots.offer.value;
  const parts = [
    sentenceCase(slots.business.value ?? ''),
    ...(places.length > 0 ? [places.join(', ')] : []),
    ...(offer === null ? [] : [sentenceCase(offer)]),
  ];
  return parts.join(' | ').slice(0, 120).trim();
}

/**
 * The draft with everything that can be proposed from what is known: keywords, texts and a name, for the platforms
 * chosen. What a person wrote themselves is left alone; what was proposed before is proposed anew.
 */
export function withProposals(slots: DraftSlots, language: Language): DraftSlots {
  if (slots.business.value === null) return slots;
  const platforms = slots.platforms.value ?? [];
  const google = platforms.includes('google');
  const proposals: Partial<DraftValues> = {
    name: nameOf(slots),
    ...(google
      ? {
          keywords: proposeKeywords(slots, language),
          negatives: proposeNegatives(slots, language),
          googleTexts: proposeTexts(slots, 'google', language),
        }
      : {}),
    ...(platforms.includes('meta') ? { metaTexts: proposeTexts(slots, 'meta', language) } : {}),
  };
  const open = (Object.keys(proposals) as SlotName[]).filter((name) =>
    [null, 'proposed', 'assumed'].includes(slots[name].source),
  );
  const proposed = open.map((name) => [
    name,
    { value: proposals[name], source: 'proposed', confirmed: false },
  ]);
  return { ...slots, ...Object.fromEntries(proposed) } as DraftSlots;
}
