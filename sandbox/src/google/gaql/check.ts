import { ads, type GoogleError } from '../errors.js';
import { CAMPAIGN_ONLY, CONVERSION_METRICS } from '../rows/metrics.js';
import { TIME_SEGMENTS } from '../rows/segments.js';
import { FIELDS, RESOURCES, type Resource } from './catalog.js';
import type { Query } from './parse.js';

function fault(code: string, message: string): GoogleError {
  return ads(400, 'queryError', code, `Error in query: ${message}`);
}

const isMetric = (field: string) => field.startsWith('metrics.');
const isSegment = (field: string) => field.startsWith('segments.');
const rootOf = (field: string) => field.slice(0, field.indexOf('.'));

function checkField(
  query: Query,
  resource: Resource,
  field: string,
  clause: 'SELECT' | 'WHERE' | 'ORDER_BY',
): void {
  if (!FIELDS[field]) throw fault('UNRECOGNIZED_FIELD', `unrecognized field '${field}'.`);
  if (isMetric(field) || isSegment(field)) {
    if (resource.level === null) {
      const what = isMetric(field) ? 'METRIC' : 'SEGMENT';
      throw fault(
        `PROHIBITED_${what}_IN_SELECT_OR_WHERE_CLAUSE`,
        `'${field}' cannot be used with the resource '${query.from}'.`,
      );
    }
    const high = resource.level === 'campaign' || resource.level === 'account';
    if (CAMPAIGN_ONLY.has(field) && !high) {
      throw fault(
        'PROHIBITED_METRIC_IN_SELECT_OR_WHERE_CLAUSE',
        `'${field}' is not available for '${query.from}'.`,
      );
    }
    const keywordSegment =
      field.startsWith('segments.keyword') || field === 'segments.search_term_match_type';
    if (keywordSegment && resource.level !== 'searchTerm') {
      throw fault(
        'PROHIBITED_SEGMENT_IN_SELECT_OR_WHERE_CLAUSE',
        `'${field}' is not available for '${query.from}'.`,
      );
    }
    return;
  }
  const root = rootOf(field);
  if (root !== query.from && !resource.with.includes(root)) {
    throw fault(
      `PROHIBITED_RESOURCE_TYPE_IN_${clause === 'SELECT' ? 'SELECT' : 'WHERE'}_CLAUSE`,
      `'${root}' cannot be used with the resource '${query.from}' in the FROM clause.`,
    );
  }
}

function checkCombinations(query: Query): void {
  const used = [...query.select, ...query.where.map((condition) => condition.field)];
  const action = used.find((field) => field.startsWith('segments.conversion_action'));
  const barred = used.find((field) => isMetric(field) && !CONVERSION_METRICS.has(field));
  if (action && barred) {
    throw fault(
      'PROHIBITED_SEGMENT_WITH_METRIC_IN_SELECT_OR_WHERE_CLAUSE',
      `'${action}' and '${barred}' cannot be used in the same query.`,
    );
  }
  for (const { field } of query.where) {
    if (isSegment(field) && !(field in TIME_SEGMENTS) && !query.select.includes(field)) {
      throw fault(
        'EXPECTED_REFERENCED_FIELD_IN_SELECT_CLAUSE',
        `the following field must be present in SELECT clause: '${field}'.`,
      );
    }
  }
  for (const { field } of query.orderBy) {
    if (
      (isMetric(field) || isSegment(field) || rootOf(field) !== query.from) &&
      !query.select.includes(field)
    ) {
      throw fault(
        'EXPECTED_REFERENCED_FIELD_IN_SELECT_CLAUSE',
        `the following field must be present in SELECT clause: '${field}'.`,
      );
    }
  }
  const timed = query.select.some((field) => field in TIME_SEGMENTS);
  if (timed && !query.where.some((condition) => condition.field === 'segments.date')) {
    throw fault(
      'EXPECTED_FILTERS_ON_DATE_RANGE',
      'when a date segment is selected, segments.date must be filtered by a finite range.',
    );
  }
}

/** Checks a query against the catalogue. Throws the vendor's `queryError`; returns the resource of FROM. */
export function checkQuery(query: Query, isManager: boolean): Resource {
  const resource = RESOURCES[query.from];
  if (!resource) {
    throw fault(
      'BAD_RESOURCE_TYPE_IN_FROM_CLAUSE',
      `'${query.from}' is not a valid resource for the FROM clause.`,
    );
  }
  for (const field of query.select) checkField(query, resource, field, 'SELECT');
  for (const { field } of query.where) checkField(query, resource, field, 'WHERE');
  for (const { field } of query.orderBy) checkField(query, resource, field, 'ORDER_BY');
  const metric = [...query.select, ...query.where.map((c) => c.field)].find(isMetric);
  if (isManager && metric) {
    throw fault('REQUESTED_METRICS_FOR_MANAGER', 'metrics cannot be requested for a manager account.');
  }
  checkCombinations(query);
  return resource;
}

const DAY_MS = 86_400_000;

/** Rules of the change feeds: finite range on the date-time, at most 30 (90) days back, LIMIT up to 10,000. */
export function checkChangeQuery(query: Query, now: number): void {
  const feeds: Record<string, [field: string, category: string, days: number]> = {
    change_event: ['change_event.change_date_time', 'changeEventError', 30],
    change_status: ['change_status.last_change_date_time', 'changeStatusError', 90],
  };
  const feed = feeds[query.from];
  if (!feed) return;
  const [field, category, days] = feed;
  const fail = (code: string, message: string) => ads(400, category, code, message);
  if (query.limit === null) throw fail('LIMIT_NOT_SPECIFIED', 'A LIMIT clause is required.');
  if (query.limit > 10_000) throw fail('INVALID_LIMIT_CLAUSE', 'The LIMIT must not exceed 10,000.');
  const conditions = query.where.filter((condition) => condition.field === field);
  const ranged = conditions.some(
    (c) => c.operator === 'BETWEEN' || c.operator === 'DURING' || c.operator === '=',
  );
  const low = conditions.find((c) => c.operator === '>' || c.operator === '>=');
  const high = conditions.find((c) => c.operator === '<' || c.operator === '<=');
  if (!ranged && !(low && high)) {
    throw fail('CHANGE_DATE_RANGE_INFINITE', 'The change date range must be finite.');
  }
  const start =
    low?.values[0] ?? conditions.find((c) => c.operator === 'BETWEEN' || c.operator === '=')?.values[0];
  if (start && Date.parse(`${start.slice(0, 10)}T00:00:00Z`) < now - (days + 1) * DAY_MS) {
    throw fail('START_DATE_TOO_OLD', `The start date is more than ${days} days back.`);
  }
}
