import { dateOf, monthOf, weekday } from '../../world/calendar.js';
import type { Field, RowContext } from './context.js';
import { nameOf } from './names.js';

const WEEKDAYS = ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY', 'SUNDAY'];

function quarterOf(day: number): string {
  const date = dateOf(monthOf(day).first);
  const month = Math.floor((Number(date.slice(5, 7)) - 1) / 3) * 3 + 1;
  return `${date.slice(0, 5)}${String(month).padStart(2, '0')}-01`;
}

/** Time segments and the bucket a day falls into. */
export const TIME_SEGMENTS: Record<string, (day: number) => string> = {
  'segments.date': dateOf,
  'segments.week': (day) => dateOf(day - weekday(day)),
  'segments.month': (day) => dateOf(monthOf(day).first),
  'segments.quarter': quarterOf,
  'segments.year': (day) => dateOf(day).slice(0, 4),
  'segments.day_of_week': (day) => WEEKDAYS[weekday(day)] ?? 'UNKNOWN',
};

function time(kind: Field['kind'], name: string): Field {
  const bucket = TIME_SEGMENTS[name];
  return {
    kind,
    get: (row) => (row.segments?.day === undefined ? undefined : bucket?.(row.segments.day)),
    ...(kind === 'enum' ? { values: WEEKDAYS } : {}),
  };
}

function text(get: (row: RowContext) => unknown): Field {
  return { kind: 'string', get };
}

export const SEGMENTS: Record<string, Field> = {
  'segments.date': time('date', 'segments.date'),
  'segments.week': time('date', 'segments.week'),
  'segments.month': time('date', 'segments.month'),
  'segments.quarter': time('date', 'segments.quarter'),
  'segments.year': {
    kind: 'double',
    get: (row) =>
      row.segments?.day === undefined
        ? undefined
        : Number(TIME_SEGMENTS['segments.year']?.(row.segments.day)),
  },
  'segments.day_of_week': time('enum', 'segments.day_of_week'),
  'segments.conversion_action': text(
    (row) => row.segments?.action && nameOf(row.state, 'conversionActions', row.segments.action.id),
  ),
  'segments.conversion_action_name': text((row) => row.segments?.action?.name),
  'segments.conversion_action_category': {
    kind: 'enum',
    get: (row) => row.segments?.action?.category,
  },
  'segments.device': {
    kind: 'enum',
    get: (row) => row.segments?.device,
    values: ['MOBILE', 'TABLET', 'DESKTOP', 'CONNECTED_TV', 'OTHER'],
  },
  'segments.ad_network_type': {
    kind: 'enum',
    get: (row) => row.campaign && (row.campaign.channel === 'SEARCH' ? 'SEARCH' : 'CONTENT'),
    values: ['SEARCH', 'SEARCH_PARTNERS', 'CONTENT', 'MIXED'],
  },
  'segments.keyword.ad_group_criterion': text(
    (row) =>
      row.segments?.keyword &&
      nameOf(row.state, 'adGroupCriteria', row.segments.keyword.adGroupId, row.segments.keyword.id),
  ),
  'segments.keyword.info.text': text((row) => row.segments?.keyword?.text),
  'segments.keyword.info.match_type': { kind: 'enum', get: (row) => row.segments?.keyword?.matchType },
  'segments.search_term_match_type': {
    kind: 'enum',
    get: (row) => row.segments?.keyword?.matchType,
  },
};
