import { type DraftBody, type DraftSlots, type PlaceFinding, samePlace } from '@adwright/contracts';
import type { Heard } from './heard.js';

const LETTER = /[\p{L}\p{N}]/u;

/** Places of the draft of which it is open which one is meant, each once. */
export function openPlaces(slots: DraftSlots, findings: DraftBody['findings']): PlaceFinding[] {
  const open = Object.values(findings ?? {})
    .flat()
    .filter(({ regions }) => regions.length > 1);
  return (slots.places.value ?? []).flatMap((place) => {
    const finding = open.find((one) => samePlace(one.place, place));
    return finding ? [finding] : [];
  });
}

function names(message: string, region: string): boolean {
  const text = message.toLocaleLowerCase();
  const wanted = region.toLocaleLowerCase();
  const at = text.indexOf(wanted);
  return at >= 0 && !LETTER.test(text[at - 1] ?? '') && !LETTER.test(text[at + wanted.length] ?? '');
}

/**
 * The answer to "which one?": the draft's places with the region that the message names. Null when none is open, or when the
 * message names no region, or several of one place.
 */
export function chosenRegion(message: string, body: DraftBody): Heard['places'] {
  let chosen = false;
  const open = openPlaces(body.slots, body.findings);
  const places = (body.slots.places.value ?? []).map((place) => {
    const finding = open.find((one) => samePlace(one.place, place));
    const [region, other] = finding?.regions.filter((one) => names(message, one)) ?? [];
    if (region === undefined || other !== undefined) return place;
    chosen = true;
    return { ...place, region };
  });
  return chosen ? { how: 'set', places } : null;
}
