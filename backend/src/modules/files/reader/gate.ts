import type { AdPlatform } from '@adwright/contracts';
import type { Column } from './column.js';
import { modellingTable } from './header-row.js';
import { RefusedError } from './refusal.js';
import type { ColumnRole } from './types.js';

const FIGURES: ReadonlySet<ColumnRole> = new Set(['impressions', 'clicks', 'link_clicks', 'cost']);
const ENTITIES: ReadonlySet<ColumnRole> = new Set([
  'campaign_name',
  'campaign_id',
  'ad_group_name',
  'ad_group_id',
  'ad_name',
  'ad_id',
  'keyword',
  'search_term',
]);

/** `Top Containing Queries` beside single words: every click stands under each word of its query. */
const OVERLAPPING =
  /^(?:top containing queries|hauptsuchanfragen.*|principales requetes.*|principales consultas.*)$/;
const WORD_COLUMN = /^(?:word|wort|mot|palabra|palavra)$/;
const POSITION =
  /^(?:(?:avg|average|durchschnittliche|durchschn) )?(?:position|posicion|posicao|posizione)$|^position moyenne$|^posicion media$/;

/**
 * Lets only ad performance tables through, by what their columns mean.
 * @throws RefusedError with the reason, for everything else.
 */
export function guardAdExport(
  columns: readonly Column[],
  wide: boolean,
  platform: AdPlatform | null,
  line: number,
): void {
  const has = (roles: ReadonlySet<ColumnRole>): boolean => columns.some((column) => roles.has(column.role));
  const hasFigures = has(FIGURES);
  if (!hasFigures && wide) throw modellingTable(line);
  if (columns.some((column) => OVERLAPPING.test(column.words)) || (!has(ENTITIES) && columns.some(isWord))) {
    throw new RefusedError(
      'overlapping_rows',
      'This card counts a click once for each word of its query, so its rows overlap and add up to nothing. ' +
        'Export the search terms report instead.',
      line,
    );
  }
  if (!hasFigures) {
    const about = columns.some((column) => column.hint !== null) || has(ENTITIES);
    const missing = 'It has no column of spend, impressions or clicks';
    if (about) throw new RefusedError('no_metrics', `${missing}, so there is nothing to import.`, line);
    throw new RefusedError('not_an_ad_export', `This is no ad performance report. ${missing}.`, line);
  }
  if (isOrganicSearch(columns)) {
    throw new RefusedError(
      'not_an_ad_export',
      'This is a report of organic search (positions, no cost): it is not about ads.',
      line,
    );
  }
  const telling =
    columns.some((column) => FIGURES.has(column.role) && column.role !== 'cost') || platform !== null;
  if (!telling && !has(ENTITIES) && !columns.some((column) => column.how === 'mapping')) {
    throw new RefusedError(
      'not_an_ad_export',
      'It has amounts, but nothing that makes them ad spend (impressions, clicks, campaigns). ' +
        'If it is an ad report, name its platform or map its columns.',
      line,
    );
  }
}

function isWord(column: Column): boolean {
  return column.role === 'unknown' && WORD_COLUMN.test(column.words);
}

function isOrganicSearch(columns: readonly Column[]): boolean {
  const money = columns.some((column) => column.role === 'cost' || /cpc|cost/.test(column.words));
  return !money && columns.some((column) => POSITION.test(column.words));
}
