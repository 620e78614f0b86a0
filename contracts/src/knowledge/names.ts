import type { Level } from '../common.js';
import type { ConstraintTarget } from './constraint.js';

/** Lower case, no accents, single spaces between words of letters and digits: how names and claims are compared. */
export function foldedWords(text: string): string {
  return text
    .toLowerCase()
    .normalize('NFKD')
    .replaceAll(/\p{M}+|\p{Cf}+/gu, '')
    .replaceAll('ß', 'ss')
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** True when `words` stand in `text`, whole and in their order; both folded. */
export function holdsWords(text: string, words: string): boolean {
  return words !== '' && ` ${text} `.includes(` ${words} `);
}

const BRAND = /(?<![\p{L}\p{N}])(?:brand|marken?(?!t)|marque|marca)/u;
const NO_BRAND =
  /(?<![\p{L}\p{N}])(?:non|no|not|nicht|ohne|kein\p{L}*|hors|sans|sin|anti) ?(?:la |de )?(?:brand|marken?|marque|marca)|competitor|konkurren|wettbewerb|concurren|competencia/u;

/** True for the name of a brand campaign, also "Marke", "marque", "marca"; false for "non-brand" and competitors. */
export function saysBrand(name: string): boolean {
  const folded = foldedWords(name);
  return BRAND.test(folded) && !NO_BRAND.test(folded);
}

/** An entity with the campaign it belongs to, by the names that were last read. */
export interface NamedPlace {
  readonly level: Level;
  readonly name: string;
  /** Null for an account and for a campaign itself. */
  readonly campaignName: string | null;
}

/**
 * True when a constraint's target names this entity. A name is met when its words stand in the entity's name.
 * `within` counts what belongs to a campaign that is meant, too.
 */
export function namesEntity(
  target: ConstraintTarget,
  platform: string,
  place: NamedPlace,
  { within }: { within: boolean },
): boolean {
  const campaign = place.level === 'campaign' ? place.name : within ? place.campaignName : null;
  switch (target.kind) {
    case 'account':
    case 'every_campaign':
      return target.platform === null || target.platform === platform;
    case 'brand':
      return campaign !== null && saysBrand(campaign);
    case 'named': {
      const wanted = foldedWords(target.name);
      const meant = target.level === 'any' || target.level === place.level;
      if (meant && holdsWords(foldedWords(place.name), wanted)) return true;
      const above = target.level === 'any' || target.level === 'campaign';
      return above && campaign !== null && holdsWords(foldedWords(campaign), wanted);
    }
  }
}
