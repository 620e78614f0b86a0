import { boundedKey, KEY_SEPARATOR, searchTermKey } from '../../campaigns/search-term-key.js';
import type { EntityStep, ParsedEntity, ParsedRow } from '../reader/index.js';

/** A file without ad groups or campaigns hangs its rows below stand-ins, so that screens can walk down to them. */
const MISSING = '-';
export const MISSING_NAME = 'Not in the export';

/** The entity's own key: the platform's id when the file has it, else its path of names. */
export function stepKey(step: Pick<EntityStep, 'key'>): string {
  return boundedKey(step.key.startsWith('id:') ? step.key.slice(3) : step.key);
}

function stepOf(entity: ParsedEntity, level: EntityStep['level']): EntityStep | undefined {
  return entity.path.find((step) => step.level === level);
}

/** Key of the campaign the entity belongs to. */
export function campaignKey(entity: ParsedEntity): string {
  const step = stepOf(entity, 'campaign');
  if (!step) return MISSING;
  return entity.level === 'campaign' ? stepKey(entity) : stepKey(step);
}

/** Key of the ad group the entity belongs to, or of the stand-in below its campaign. */
export function adGroupKey(entity: ParsedEntity): string {
  const step = stepOf(entity, 'ad_group');
  if (!step) return boundedKey(`${MISSING}${KEY_SEPARATOR}${campaignKey(entity)}`);
  return entity.level === 'ad_group' ? stepKey(entity) : stepKey(step);
}

export function campaignName(entity: ParsedEntity): string {
  return stepOf(entity, 'campaign')?.name ?? MISSING_NAME;
}

export function adGroupName(entity: ParsedEntity): string {
  return stepOf(entity, 'ad_group')?.name ?? MISSING_NAME;
}

/** Key and parent of the entity's facts. */
export function factKeys(entity: ParsedEntity): { entityKey: string; parentKey: string | null } {
  switch (entity.level) {
    case 'account':
      return { entityKey: stepKey(entity), parentKey: null };
    case 'campaign':
      return { entityKey: campaignKey(entity), parentKey: null };
    case 'ad_group':
      return { entityKey: adGroupKey(entity), parentKey: campaignKey(entity) };
    case 'ad':
    case 'keyword':
      return { entityKey: stepKey(entity), parentKey: adGroupKey(entity) };
    case 'search_term': {
      const parent = stepOf(entity, 'ad_group') ? adGroupKey(entity) : campaignKey(entity);
      const keyword = stepOf(entity, 'keyword');
      // Match types and namesakes are told apart in the key only, never in the term that people read.
      const own = [entity.name, entity.matchType ?? '', entity.ordinal > 1 ? `#${entity.ordinal}` : ''];
      const term = own.filter((part) => part !== '').join('\u001e');
      return { entityKey: searchTermKey(parent, keyword ? stepKey(keyword) : null, term), parentKey: parent };
    }
  }
}

/**
 * `age=25-34,gender=male`, names sorted: what `breakdown` holds in the database. Separators within values are escaped,
 * so that the family of names can be cut out of it.
 */
export function breakdownKey(row: Pick<ParsedRow, 'breakdown'>): string {
  const escaped = (text: string) => text.replace(/[%,=]/g, (sign) => encodeURIComponent(sign));
  return boundedKey(
    Object.entries(row.breakdown)
      .map(([name, value]) => `${escaped(name)}=${escaped(value)}`)
      .sort()
      .join(','),
  );
}
