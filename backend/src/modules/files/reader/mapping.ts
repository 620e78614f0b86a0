import type { Column } from './column.js';
import { foldText } from './header-text.js';
import { RefusedError } from './refusal.js';
import type { ColumnRole } from './types.js';

/** Roles a person may give a column. */
const MAPPABLE: ReadonlySet<string> = new Set<ColumnRole>([
  'date',
  'period_start',
  'period_end',
  'week',
  'month',
  'quarter',
  'year',
  'hour',
  'account_name',
  'account_id',
  'campaign_name',
  'campaign_id',
  'ad_group_name',
  'ad_group_id',
  'ad_name',
  'ad_id',
  'keyword',
  'keyword_id',
  'match_type',
  'search_term',
  'status',
  'budget',
  'currency',
  'attribution',
  'impressions',
  'clicks',
  'link_clicks',
  'cost',
  'conversions',
  'conversion_value',
  'reach',
  'frequency',
  'dimension',
  'action',
  'action_value',
  'ignored',
]);

/** Roles that only one column can have: a mapped one pushes the others aside. */
const NAMED: ReadonlySet<string> = new Set(['dimension', 'action', 'action_value', 'ignored']);

/** Header texts a mapping names, to help find the header row; index keys (`2`, `#2`) name none. */
export function mappedHeaders(mapping: Readonly<Record<string, string>> | undefined): ReadonlySet<string> {
  return new Set(Object.keys(mapping ?? {}).filter((key) => !/^#?\d+$/.test(key)));
}

/**
 * Applies a person's word on columns. Keys are header texts or indexes (`2`, `#2`), values roles such as `cost`, `ignore` or
 * `dimension:placement`.
 * @throws RefusedError `invalid_option` for an unknown role or a header the file does not have.
 */
export function applyMapping(
  columns: readonly Column[],
  mapping: Readonly<Record<string, string>>,
): Column[] {
  let result = [...columns];
  for (const [key, value] of Object.entries(mapping)) {
    const [given = '', name] = value.split(':', 2);
    const role = given === 'ignore' ? 'ignored' : given;
    if (!MAPPABLE.has(role))
      throw new RefusedError('invalid_option', `mapping: "${value}" is no role of a column.`);
    const target =
      result.find((column) => column.header.trim() === key.trim()) ??
      result.find((column) => key === `#${column.index}` || key === `${column.index}`);
    if (!target) throw new RefusedError('invalid_option', `mapping: the file has no column "${key}".`);
    result = result.map((column) => {
      if (column === target) {
        const label =
          NAMED.has(role) && role !== 'ignored' ? foldText(name ?? column.header).replaceAll(' ', '_') : null;
        return {
          ...column,
          role: role as ColumnRole,
          how: 'mapping',
          name: label,
          converted: false,
          note: null,
        };
      }
      const displaced = column.role === role && !NAMED.has(role) && column.how !== 'mapping';
      return displaced
        ? { ...column, role: 'ignored', note: `"${target.header}" was chosen instead` }
        : column;
    });
  }
  return result;
}
